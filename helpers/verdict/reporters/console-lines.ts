import path from 'node:path';
import { describeTotals } from './summary';
import type { Verdict } from '../verdict-schema';

/** What a terminal shows last: the verdict, why, and how many requirements came out how. */
export const verdictLines = (verdict: Verdict, folder: string): string[] => [
  '',
  `Verdict: ${verdict.verdict}`,
  `  ${verdict.reason}`,
  `  ${describeTotals(verdict.totals)}`,
  `  Summary: ${path.join(folder, 'summary.md')}`,
];
