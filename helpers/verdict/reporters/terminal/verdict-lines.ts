import path from 'node:path';
import { describeTotals } from '../summary';
import type { Environment } from '../../../run/settings/environment';
import { knownThat } from '../../baseline/known-failures';
import { overcomeSentence } from '../../words/overcome-words';
import type { Verdict, VerdictEnvironment } from '../../verdict-schema';
import { failureBlocks } from './failure-blocks';
import { type Output, Screen } from './screen';

/** Prints what a terminal shows last: each failure, and the verdict. `folder` is where its reports are, in words. */
export function printVerdict(
  verdict: Verdict,
  folder: string,
  env: Environment,
  output: Output = process.stdout,
): void {
  const screen = new Screen(output, env);
  for (const line of failureBlocks(verdict, screen)) screen.print(line);
  for (const line of verdictLines(verdict, folder)) screen.print(line);
}

/** The verdict, of which environment, why, how many requirements came out how, and where more is. */
const verdictLines = (verdict: Verdict, folder: string): string[] => [
  '',
  `Verdict: ${verdict.verdict}`,
  `  Environment: ${describeVerdictEnvironment(verdict.environment)}`,
  `  ${verdict.reason}`,
  ...metLine(verdict),
  ...knownThat(true, verdict).map(id => `  NO LONGER A FAILURE: ${id} is in the baseline, and holds`),
  `  ${describeTotals(verdict.totals)}`,
  ...againLine(verdict),
  `  Summary: ${path.join(folder, 'summary.md')}`,
];

function metLine(verdict: Verdict): string[] {
  const sentence = overcomeSentence(verdict);
  return sentence === undefined ? [] : [`  ${sentence}`];
}

/** How to look again at all that failed and is not known to, where that is not the command of one requirement. */
function againLine(verdict: Verdict): string[] {
  const known = knownThat(false, verdict);
  const failed = verdict.requirements.filter(
    ({ id, rerun, outcome }) => rerun !== undefined && outcome !== 'blocked' && !known.includes(id),
  );
  const [first] = failed;
  if (first?.rerun === undefined || failed.length < 2) return [];
  return [`  Again:   ${first.rerun.replace(`--requirement ${first.id}`, '--failed')}`];
}

/** An emulator is called one first of all: its verdict says nothing of anybody's environment. */
function describeVerdictEnvironment({ kind, url, version }: VerdictEnvironment): string {
  if (kind === 'emulator') return `the local emulator${url === null ? '' : ` at ${url}`}, no environment of yours`;
  const known = version === null ? '' : ` (version ${version})`;
  return url === null ? 'not known: the run ended before it could ask' : `${url}${known}`;
}
