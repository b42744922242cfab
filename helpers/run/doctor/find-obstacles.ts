import type { Settings } from '../settings/settings';
import { checksBeforeRun } from './all-checks';
import { examine } from './examine';
import type { Line } from './finding';
import { type Patience, runsPatience } from './patience';
import { renderWords } from './render';
import { Visit } from './visit';

/**
 * What a run could not get past, in the doctor's words, a line each: none when the way in is open. What a run waits for or
 * does without is no obstacle, nor what only time or another attempt decides: the run tells what became of it. Throws
 * SettingsError for a certificate file or a credential that cannot be used.
 */
export async function findObstacles(settings: Settings, patience: Patience = runsPatience): Promise<readonly string[]> {
  const visit = new Visit(settings, patience);
  const obstacles: string[] = [];
  try {
    for await (const line of examine(visit, checksBeforeRun)) if (isObstacle(line)) obstacles.push(renderWords(line));
  } finally {
    visit.leave();
  }
  return obstacles;
}

const isObstacle = ({ finding }: Line): boolean => 'notOk' in finding && finding.runsAnyway !== true;
