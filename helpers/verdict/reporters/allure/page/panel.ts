import { readFileSync } from 'node:fs';
import path from 'node:path';
import { oneLine } from '../../../words/shown-text';
import type { RequirementOutcome, Verdict } from '../../../verdict-schema';
import { headlineOf } from './headline';
import { Html, html, nothing } from './html';
import { nextStep } from './next-steps';
import { countsOf, environmentFactsOf, failuresOf } from './panel-facts';

/** The address within the report of the page of a requirement's test. Undefined: there is none. */
export type TestAddress = (requirement: RequirementOutcome) => string | undefined;

/** As many failures as a reader takes in; the others are folded. */
const mostFailures = 3;

/**
 * The verdict in words, which stands above Allure's own first screen: whether the environment supports change tracking,
 * which environment that is, what failed and what to do. It needs no script: it is there before the rest is unpacked.
 */
export function renderPanel(verdict: Verdict, addressOf: TestAddress): Html {
  const { tone, badge, sentence } = headlineOf(verdict);
  const style = new Html(readFileSync(path.join(__dirname, 'browser', 'panel.css'), 'utf8'));
  return html`<style>
      ${style}
    </style>
    <section id="verdict" data-tone="${tone}" aria-label="Verdict">
      ${emulatorBanner(verdict)}
      <header>
        <span class="badge">${badge}</span>
        <h1>${sentence}</h1>
      </header>
      <div class="whole">
        <p class="facts">${environmentFactsOf(verdict.environment).map(fact => html`<span>${fact}</span>`)}</p>
        <dl class="counts">
          ${countsOf(verdict).map(
            ({ level, told, tone }) =>
              html`<div class="${tone}">
                <dt>${level}</dt>
                <dd>${told}</dd>
              </div>`,
          )}
        </dl>
        ${reasonOf(verdict)}
        <p class="next"><b>What to do</b> ${withCode(nextStep(verdict))}</p>
        ${failuresIn(verdict, addressOf)} ${observationsIn(verdict)}
        <footer>${runFacts(verdict).map(fact => html`<span>${fact}</span>`)}</footer>
      </div>
    </section>`;
}

const emulatorBanner = ({ environment }: Verdict): Html =>
  environment.kind === 'emulator'
    ? html`<p class="emulator">
        <b>EMULATOR</b> A local stand-in answered: this says nothing about an environment of yours.
      </p>`
    : nothing;

/** What failed has its own list, and warnings too; a reason is told without them, and without the remedy, which follows. */
function reasonOf(verdict: Verdict): Html {
  if (verdict.verdict === 'not-supported') return nothing;
  return html`<p class="reason">${oneLine(verdict.reason.split(/\s*What to do: |; warning: /, 1)[0] ?? '', 400)}</p>`;
}

function failuresIn(verdict: Verdict, addressOf: TestAddress): Html {
  const failures = failuresOf(verdict);
  const shown = failures.slice(0, mostFailures).map(one => failure(one, addressOf));
  const more = failures.slice(mostFailures).map(one => failure(one, addressOf));
  if (shown.length === 0) return nothing;
  return html`<ol class="failures">
      ${shown}
    </ol>
    ${
      more.length === 0
        ? nothing
        : html`<details>
            <summary>${more.length} more</summary>
            <ol class="failures">
              ${more}
            </ol>
          </details>`
    }`;
}

function failure(requirement: RequirementOutcome, addressOf: TestAddress): Html {
  const { id, level, statement, kind, reason, source, rerun } = requirement;
  const address = addressOf(requirement);
  const links = [
    ...(address === undefined ? [] : [html`<a href="${address}">What was asked and what came</a>`]),
    ...('url' in source ? [html`<a href="${source.url}">Microsoft Learn</a>`] : []),
  ];
  return html`<li class="${kind ?? 'failed'}">
    <p><b>${id}</b> <i>${level}</i> ${statement}</p>
    <p class="why">${inBrief(reason ?? '')}</p>
    <p class="rerun">${rerun === undefined ? nothing : html`<code>${rerun}</code> `}${links}</p>
  </li>`;
}

/** What an error says first: what was compared, or what happened. The whole of it is with the test. */
const inBrief = (reason: string): string =>
  oneLine(reason.replace(/^Error: /, '').split(/\n\s*\n|\n\s*What to do: /, 1)[0] ?? '', 240);

function observationsIn({ requirements }: Verdict): Html {
  const answered = requirements.filter(({ observed }) => observed !== null);
  if (answered.length === 0) return nothing;
  const rows = answered.map(
    ({ id, statement, observed }) =>
      html`<tr>
        <td>${id}</td>
        <td>${statement}</td>
        <td>${oneLine(observed ?? '', 300)}</td>
      </tr>`,
  );
  return html`<details>
    <summary>
      What this environment does where nobody has written down what it must: ${answered.length}
      ${answered.length === 1 ? 'answer' : 'answers'}
    </summary>
    <table>
      <thead>
        <tr>
          <th>id</th>
          <th>question</th>
          <th>answer</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </details>`;
}

function runFacts({ run, tool, profile, scope }: Verdict): string[] {
  const part =
    scope === undefined
      ? 'all of it'
      : scope.kind === 'shard'
        ? `shard ${scope.current} of ${scope.total}`
        : 'narrowed';
  return [
    `${run.startedAt.slice(0, 16).replace('T', ' ')} UTC, took ${tookIn(run.durationMs)}`,
    ...(profile === undefined ? [] : [`profile ${profile}, ${part}`]),
    `run ${run.id}`,
    `${tool.name} ${tool.version}`,
  ];
}

const tookIn = (ms: number): string => (ms < 90_000 ? `${Math.round(ms / 1_000)} s` : `${Math.round(ms / 60_000)} min`);

/** What stands between backticks as code. */
const withCode = (text: string): Html[] =>
  text.split('`').map((part, n) => (n % 2 === 1 ? html`<code>${part}</code>` : html`${part}`));
