import { findRequirement } from '../../../requirements/catalogue';
import { expectedAndCame, nothingMore } from '../../../words/expected-and-came';
import { groupFailures, othersInWords } from '../../../words/failure-groups';
import { splitRemedy } from '../../../words/remedy';
import { oneLine } from '../../../words/shown-text';
import type { RequirementOutcome, Verdict } from '../../../verdict-schema';
import { type Html, html, nothing } from './html';

/** The address within the report of the page of a requirement's test. Undefined: there is none. */
export type TestAddress = (requirement: RequirementOutcome) => string | undefined;

/** As many causes as a reader takes in; the others are folded. */
const mostCauses = 3;

/** What failed, a cause each, that which decides first. What only fails in the same way is folded below it. */
export function failuresIn({ requirements }: Verdict, addressOf: TestAddress): Html {
  const causes = groupFailures(requirements.filter(({ outcome }) => outcome === 'failed' || outcome === 'error')).map(
    group =>
      html`<li class="${group.first.kind ?? ''}">
        ${toldAtLength(group.first, addressOf)}${folded(
          othersInWords(group),
          group.others.map(one => html`<li>${toldInBrief(one, addressOf)}</li>`),
        )}
      </li>`,
  );
  if (causes.length === 0) return nothing;
  return html`<p class="reason">${affectedAreas(requirements)}</p>
    <ol class="failures">
      ${causes.slice(0, mostCauses)}
    </ol>
    ${folded(`${causes.length - mostCauses} more`, causes.slice(mostCauses))}`;
}

/** What is broken as a whole, for who does not read requirements: `Affected: Deltas (7 of 33 do not hold).` */
function affectedAreas(requirements: readonly RequirementOutcome[]): string {
  const areaOf = ({ id }: RequirementOutcome): string => findRequirement(id)?.area ?? 'Requirements of another version';
  const areas = [...new Set(requirements.filter(({ outcome }) => outcome === 'failed').map(areaOf))];
  if (areas.length === 0) return '';
  const told = areas.map(area => {
    const own = requirements.filter(one => areaOf(one) === area);
    const count = (wanted: RequirementOutcome['outcome']) => own.filter(({ outcome }) => outcome === wanted).length;
    return `${area} (${count('failed')} of ${count('failed') + count('passed')})`;
  });
  return `What does not hold is in: ${told.join(', ')}.`;
}

const folded = (heading: string, items: readonly Html[]): Html =>
  items.length === 0
    ? nothing
    : html`<details>
        <summary>${heading}</summary>
        <ol class="failures">
          ${items}
        </ol>
      </details>`;

function toldAtLength(requirement: RequirementOutcome, addressOf: TestAddress): Html {
  const { id, level, outcome, statement, reason, source, rerun } = requirement;
  const page = 'url' in source ? html`<a href="${source.url}">Microsoft Learn</a>` : nothing;
  return html`<p>
      <b>${id}</b> <i>${level}</i>
      <span>${outcome === 'failed' ? said[level] : 'Could not be looked at:'}</span> ${statement}
    </p>
    ${comparison(reason ?? '')}
    <p class="rerun">
      ${rerun === undefined ? nothing : html`<code>${rerun}</code>`}
      ${linkTo(addressOf(requirement), 'What was asked and what came')} ${page}
    </p>`;
}

/** A requirement says what ought to be: it must not read as what happened. */
const said = {
  MUST: 'Broken here, though documented:',
  SHOULD: 'Not so here, though usual:',
  OBSERVE: 'Observed otherwise:',
} as const;

const toldInBrief = (requirement: RequirementOutcome, addressOf: TestAddress): Html =>
  html`<p><b>${requirement.id}</b> ${requirement.statement} ${linkTo(addressOf(requirement), 'Its test')}</p>`;

const linkTo = (address: string | undefined, words: string): Html =>
  address === undefined ? nothing : html`<a href="${address}">${words}</a>`;

/** What was expected and what came instead, or what happened. The whole of it is with the test. */
function comparison(reason: string): Html {
  const compared = expectedAndCame(reason);
  if (compared === undefined) return html`<p class="why">${oneLine(splitRemedy(reason).what, 240)}</p>`;
  const { what, expected, came } = compared;
  const about = what === '' ? '' : `${what}: `;
  if (expected === nothingMore)
    return html`<p class="why">Came, and was not expected: ${about}${oneLine(came, 120)}</p>`;
  return html`<p class="why">Expected: ${about}${oneLine(expected, 120)}</p>
    <p class="why">Came: ${oneLine(came, 120)}</p>`;
}
