import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Verdict } from '../../verdict-schema';

/** A result for a run that ended before its first test, so that its report has the reason in its list as well. */
export function writeUnbegunResult(folder: string, { reason, run, kind = 'could-not-look' }: Verdict): void {
  const name = 'the run gets in';
  const result = {
    uuid: run.id,
    historyId: createHash('md5').update(name).digest('hex'),
    ...{ name, fullName: `before-the-first-test › ${name}`, status: 'broken', stage: 'finished' },
    statusDetails: { message: reason },
    ...{ start: Date.parse(run.startedAt), stop: Date.parse(run.finishedAt) },
    ...{ steps: [], attachments: [], parameters: [], links: [] },
    labels: [
      { name: 'epic', value: 'Set-up and teardown' },
      { name: 'feature', value: 'Before the first test' },
      { name: 'kind', value: kind },
    ],
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${run.id}-result.json`), JSON.stringify(result));
}
