import { copyFileSync, existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Verdict } from '../../verdict-schema';
import { timelineFile } from '../write-verdict';

const source = `run-${timelineFile}`;

/** Hands the picture of a run's time to Allure as an attachment of the run (https://allurereport.org/docs/globals/). */
export function attachTimeline(reportsFolder: string, results: string, { run }: Verdict): void {
  const picture = path.join(reportsFolder, timelineFile);
  if (!existsSync(picture)) return;
  copyFileSync(picture, path.join(results, source));
  const timestamp = Date.parse(run.finishedAt);
  const attachment = { name: 'What the run took its time for', source, type: 'image/svg+xml', timestamp };
  writeFileSync(path.join(results, 'run-globals.json'), JSON.stringify({ attachments: [attachment], errors: [] }));
}
