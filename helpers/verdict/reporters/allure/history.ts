import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { withFileLock } from '../../../run/ledger/file-lock';
import { writeWhole } from '../../../run/write-whole';
import type { Verdict } from '../../verdict-schema';

/** Where a report takes its trends from, and whether its own run becomes a part of them. */
export type History = { readonly file: string; readonly isEntered: boolean };

/**
 * The history of a run: each environment and profile has its own, since a run tells of no other. A run that was narrowed or
 * that could not look is shown with what came before it, and is no part of what comes after. No verdict: there is a report
 * of something else, or nobody knows of what.
 */
export function historyOf(reportsFolder: string, verdict: Verdict | undefined): History {
  const folder = historyFolder(reportsFolder);
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

/** How many runs a history has: as in allurerc.mjs. */
const historyLimit = 30;

const historyFolder = (reports: string): string => path.join(reports, 'allure-history');

/**
 * Gives a run a history of its own while `act` makes its report, and enters what was added into the one of all runs: Allure
 * writes in place, and another run may make its report at the same time.
 */
export async function withOwnHistory<T>(reports: string, own: string, act: () => Promise<T>): Promise<T> {
  const [shared, ownFolder] = [historyFolder(reports), historyFolder(own)];
  rmSync(ownFolder, { recursive: true, force: true });
  mkdirSync(ownFolder, { recursive: true });
  for (const name of historiesIn(shared)) copyFileSync(path.join(shared, name), path.join(ownFolder, name));
  const made = await act();
  for (const name of historiesIn(ownFolder)) {
    enter(linesOf(path.join(ownFolder, name)), path.join(shared, name));
  }
  rmSync(ownFolder, { recursive: true, force: true });
  return made;
}

/** Without the lock and the half-written file of a run that enters its own at this moment. */
const historiesIn = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith('.jsonl')) : [];

function enter(lines: readonly string[], file: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  withFileLock(file, () => {
    const known = linesOf(file);
    const added = lines.filter(line => !known.includes(line));
    if (added.length > 0) writeWhole(file, `${[...known, ...added].slice(-historyLimit).join('\n')}\n`);
  });
}

const linesOf = (file: string): string[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter(line => line !== '')
    : [];
