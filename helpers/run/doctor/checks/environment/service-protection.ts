import { defineCheck, type Looked } from '../../check';

const requests = 'x-ms-ratelimit-burst-remaining-xrm-requests';
const seconds = 'x-ms-ratelimit-time-remaining-xrm-requests';
const few = 200;

/**
 * What this user may still ask of the server that answered before it is turned away. Each web server counts by itself, over
 * five minutes (https://learn.microsoft.com/power-apps/developer/data-platform/api-limits).
 */
export const serviceProtection = defineCheck({
  name: 'service protection',
  needs: ['user'],
  ask: (_visit, { user: { headers } }): Looked => {
    const left = headers.get(requests);
    if (left === null) return { finding: { notAsked: 'the environment tells no limits' } };
    const time = headers.get(seconds);
    const words = `${left} requests${time === null ? '' : ` and ${time} s of work`} left in five minutes`;
    // Recorded: thousands come with a comma.
    if (Number(left.replaceAll(',', '')) >= few) return { finding: { ok: words } };
    return {
      finding: {
        notOk: `only ${words}.`,
        whatToDo: 'wait five minutes, or stop what else signs in as this user. A run waits whenever it is turned away.',
        runsAnyway: true,
      },
    };
  },
});
