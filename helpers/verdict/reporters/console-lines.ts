import path from 'node:path';
import { describeTotals } from './summary';
import type { Verdict, VerdictEnvironment } from '../verdict-schema';

/** What a terminal shows last: the verdict, of which environment, why, and how many requirements came out how. */
export const verdictLines = (verdict: Verdict, folder: string): string[] => [
  '',
  `Verdict: ${verdict.verdict}`,
  `  Environment: ${describeVerdictEnvironment(verdict.environment)}`,
  `  ${verdict.reason}`,
  `  ${describeTotals(verdict.totals)}`,
  `  Summary: ${path.join(folder, 'summary.md')}`,
];

/** An emulator is called one first of all: its verdict says nothing of anybody's environment. */
function describeVerdictEnvironment({ kind, url, version }: VerdictEnvironment): string {
  if (kind === 'emulator') return `the local emulator${url === null ? '' : ` at ${url}`}, no environment of yours`;
  const known = version === null ? '' : ` (version ${version})`;
  return url === null ? 'not known: the run ended before it could ask' : `${url}${known}`;
}
