import { readFileSync } from 'node:fs';
import path from 'node:path';
import { overcomeSentence } from '../../../words/overcome-words';
import { splitRemedy } from '../../../words/remedy';
import { oneLine } from '../../../words/shown-text';
import type { Verdict } from '../../../verdict-schema';
import { failuresIn, type TestAddress } from './failures';
import { headlineOf } from '../../../words/headline';
import { Html, html, nothing } from './html';
import { nextStep } from './next-steps';
import { observationsIn } from './observations';
import { countsOf, environmentFactsOf } from './panel-facts';

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
        ${reasonOf(verdict)} ${metOnTheWay(verdict)}
        <p class="next"><b>What to do</b> ${withCode(nextStep(verdict))}</p>
        ${failuresIn(verdict, addressOf)} ${observationsIn(verdict)}
        <p class="words">${levels}</p>
        <footer>${runFacts(verdict).map(fact => html`<span>${fact}</span>`)}</footer>
      </div>
    </section>`;
}

/** For a reader who has seen none of it. */
const levels =
  'Change tracking lets a client ask for what changed in a table since it asked last. MUST is documented by Microsoft, and decides. SHOULD is usual: a warning. OBSERVE is written down by nobody: it is recorded.';

function metOnTheWay(verdict: Verdict): Html {
  const sentence = overcomeSentence(verdict);
  return sentence === undefined ? nothing : html`<p class="reason">${sentence}</p>`;
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
  const [reason = ''] = splitRemedy(verdict.reason).what.split('; warning: ', 1);
  return html`<p class="reason">${oneLine(reason, 400)}</p>`;
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
