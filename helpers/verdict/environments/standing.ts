import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { writeWhole } from '../../run/write-whole';
import type { Verdict } from '../verdict-schema';

const fileSchema = z.object({
  schemaVersion: z.literal(1),
  /** The oldest first; two of one profile that follow each other are of different verdicts. */
  standings: z.array(
    z.object({
      profile: z.string(),
      verdict: z.enum(['supported', 'not-supported']),
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

/** How an environment stood at last, by runs of that profile, or of any. Undefined where none has come to a verdict. */
export const lastStanding = (folder: string, profile?: string): Standing | undefined =>
  readStandings(folder).findLast(one => profile === undefined || one.profile === profile);

/**
 * Notes what a run came to in `standing.json`: since when an environment stands as it does. A run of a part, or one that
 * could not look, says nothing of that; one that is noted already is not noted twice.
 */
export function recordStanding(folder: string, run: Verdict): void {
  const { verdict, scope, profile = 'full' } = run;
  if (scope !== undefined || verdict === 'inconclusive' || verdict === 'partial') return;
  const { startedAt } = run.run;
  const standings = readStandings(folder);
  const last = standings.findLast(one => one.profile === profile);
  if (last !== undefined && last.until >= startedAt) return;
  const isAsBefore = last?.verdict === verdict;
  const now = { profile, verdict, since: isAsBefore ? last.since : startedAt, until: startedAt };
  const next = [...standings.filter(one => !isAsBefore || one !== last), now];
  const text = JSON.stringify({ schemaVersion: 1, standings: next.slice(-most) }, null, 2);
  writeWhole(standingFile(folder), `${text}\n`);
}

/** None where there is no such file, or where it cannot be read: a history is no reason to lose a run. */
function readStandings(folder: string): readonly Standing[] {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(standingFile(folder), 'utf8'))).standings;
  } catch {
    return [];
  }
}
