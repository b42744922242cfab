import { kindWords } from '../../kinds';
import { oneLine } from '../../words/shown-text';
import type { RequirementOutcome, Verdict } from '../../verdict-schema';
import { type Html, html, nothing } from './page/html';

/** What the report's page of a test says above its steps. */
export type TestDescription = {
  readonly descriptionHtml: string;
  /** What was found out where nobody knows what must be: by the id of the requirement. */
  readonly answers: readonly { readonly name: string; readonly value: string }[];
};

/** Where the repository has a requirement, with what it needs and what checks it. */
const placeOf = (id: string): string => `docs/requirements.md#${id.toLowerCase()}`;

/** Describes a test by the requirements that it looks at: what each says, where that is written, and what became of it. */
export function describeTest({ requirements }: Verdict, isTest: (one: Test) => boolean): TestDescription | undefined {
  const own = requirements.filter(({ tests }) => tests.some(isTest));
  if (own.length === 0) return undefined;
  return {
    descriptionHtml: html`${own.map(describe)}`.markup,
    answers: own.flatMap(({ id, observed }) =>
      observed === null ? [] : [{ name: `${id} observed`, value: oneLine(observed, 200) }],
    ),
  };
}

type Test = RequirementOutcome['tests'][number];

function describe(requirement: RequirementOutcome): Html {
  const { id, level, statement, reason, observed, rerun } = requirement;
  return html`<p>
    <b>${id}</b> (${level}) ${statement} ${sourceOf(requirement)} <small>${placeOf(id)}</small><br />${
      observed === null
        ? html`<b>${outcomeOf(requirement)}</b>${reason === null ? '' : `: ${oneLine(inWords(reason))}`}`
        : html`<b>What this environment did:</b> ${observed}`
    }${rerun === undefined ? nothing : html`<br />To look at it again: <code>${rerun}</code>`}
  </p>`;
}

const sourceOf = ({ source }: RequirementOutcome): Html =>
  'url' in source ? html`<a href="${source.url}">${source.title}</a>` : html`Recorded ${source.recorded}.`;

const outcomeWords = {
  ...{ passed: 'It holds', failed: 'It does not hold', skipped: 'Not checked', blocked: 'Not reached' },
  ...{ error: 'It could not be checked', observed: 'Observed' },
} as const;

/** What an assertion compared follows after an empty line, and is no sentence: the page shows it by itself. */
const inWords = (reason: string): string => reason.split('\n\n', 1)[0] ?? reason;

const outcomeOf = ({ outcome, kind }: RequirementOutcome): string =>
  kind === undefined ? outcomeWords[outcome] : `${outcomeWords[outcome]} (${kindWords[kind]})`;
