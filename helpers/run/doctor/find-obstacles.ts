import type { Settings } from '../settings/settings';
import { checksBeforeRun } from './all-checks';
import { privileges } from './checks/environment/privileges';
import { roles } from './checks/environment/roles';
import { authority } from './checks/sign-in/authority';
import { token } from './checks/sign-in/token';
import { user } from './checks/sign-in/user';
import { examine } from './examine';
import type { Line } from './finding';
import { type Patience, runsPatience } from './patience';
import { renderWords } from './render';
import { Visit } from './visit';

/** What keeps a run out. */
export type Obstacle = {
  /** In the doctor's words, in a line. */
  readonly words: string;
  /** Whether somebody who was asked lets this user not in, or not look; else nobody could be asked. */
  readonly isRefusal: boolean;
};

const refusing: ReadonlySet<string> = new Set([authority, token, user, roles, privileges].map(({ name }) => name));

/**
 * What a run could not get past: none when the way in is open. What a run waits for or
 * does without is no obstacle, nor what only time or another attempt decides: the run tells what became of it. Throws
 * SettingsError for a certificate file or a credential that cannot be used.
 */
export async function findObstacles(
  settings: Settings,
  patience: Patience = runsPatience,
): Promise<readonly Obstacle[]> {
  const visit = new Visit(settings, patience);
  const obstacles: Obstacle[] = [];
  try {
    for await (const line of examine(visit, checksBeforeRun)) {
      if (isObstacle(line)) obstacles.push({ words: renderWords(line), isRefusal: refusing.has(line.check) });
    }
  } finally {
    visit.leave();
  }
  return obstacles;
}

const isObstacle = ({ finding }: Line): boolean => 'notOk' in finding && finding.runsAnyway !== true;
