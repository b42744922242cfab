import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type Verdict, verdictSchema } from '../verdict-schema';

const fileSchema = z.object({
  schemaVersion: z.literal(1),
  /** The oldest first; two that follow each other are of different verdicts. */
  standings: z.array(
    z.object({
      verdict: verdictSchema.shape.verdict,
      /** The start of the first run that said so. */
      since: z.iso.datetime(),
      /** The start of the last one. */
      until: z.iso.datetime(),
    }),
  ),
});

/** How an environment stood, from one run to another. */
export type Standing = z.infer<typeof fileSchema>['standings'][number];

const most = 50;
const standingFile = (folder: string): string => path.join(folder, 'standing.json');

/** The last standing of an environment, by its reports folder. Undefined where no whole run has been recorded. */
export const lastStanding = (folder: string): Standing | undefined => readStandings(folder).at(-1);

/**
 * Notes what a run came to in `standing.json`: since when an environment stands as it does. A run of a part says nothing of
 * that, and one that is noted already is not noted twice.
 */
export function recordStanding(folder: string, { verdict, scope, run: { startedAt } }: Verdict): void {
  if (scope !== undefined) return;
  const standings = readStandings(folder);
  const last = standings.at(-1);
  if (last !== undefined && last.until >= startedAt) return;
  const next =
    last?.verdict === verdict
      ? [...standings.slice(0, -1), { ...last, until: startedAt }]
      : [...standings, { verdict, since: startedAt, until: startedAt }];
  const file = standingFile(folder);
  writeFileSync(`${file}.new`, `${JSON.stringify({ schemaVersion: 1, standings: next.slice(-most) }, null, 2)}\n`);
  renameSync(`${file}.new`, file);
}

/** None where there is no such file, or where it cannot be read: a history is no reason to lose a run. */
function readStandings(folder: string): readonly Standing[] {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(standingFile(folder), 'utf8'))).standings;
  } catch {
    return [];
  }
}
