import path from 'node:path';
import type { Verdict } from '../../verdict-schema';

/** Where a report takes its trends from, and whether its own run becomes a part of them. */
export type History = { readonly file: string; readonly isEntered: boolean };

/**
 * The history of a run: each environment and profile has its own, since a run tells of no other. A run that was narrowed or
 * that could not look is shown with what came before it, and is no part of what comes after. No verdict: there is a report
 * of something else, or nobody knows of what.
 */
export function historyOf(reportsFolder: string, verdict: Verdict | undefined): History {
  const folder = path.join(reportsFolder, 'allure-history');
  if (verdict === undefined) return { file: path.join(folder, 'other.jsonl'), isEntered: true };
  const { environment, profile = 'full', scope } = verdict;
  const isWhole = scope === undefined && (verdict.verdict === 'supported' || verdict.verdict === 'not-supported');
  return { file: path.join(folder, `${nameOf(environment)}-${profile}.jsonl`), isEntered: isWhole };
}

/** An emulator has another port each time. Hosts are names of files everywhere, but for the colon before a port. */
function nameOf({ kind, url }: Verdict['environment']): string {
  if (kind === 'emulator') return 'emulator';
  return url !== null && URL.canParse(url) ? new URL(url).host.replace(':', '_') : 'unknown';
}
