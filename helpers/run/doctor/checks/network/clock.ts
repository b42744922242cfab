import { defineCheck, type Looked } from '../../check';

/** Milliseconds. Microsoft Entra ID takes what is signed by a clock that is off by so much. */
const tolerance = 5 * 60_000;

/** How far this computer's clock is from the environment's. */
export const clock = defineCheck({
  name: 'clock',
  needs: ['door'],
  ask: async (visit, { door }): Promise<Looked> => {
    const { at } = await visit.knock();
    const told = Date.parse(door.headers.get('date') ?? '');
    if (Number.isNaN(told)) return { finding: { notAsked: 'the environment tells no time' } };
    // The header has whole seconds, cut off.
    const ahead = at - (told + 500);
    const words = `${describeDuration(Math.abs(ahead))} ${ahead > 0 ? 'ahead of' : 'behind'} the environment's`;
    if (Math.abs(ahead) <= tolerance) {
      const ok = Math.abs(ahead) < 2_000 ? "the same as the environment's" : words;
      return { finding: { ok } };
    }
    return {
      finding: {
        notOk: `this computer's clock is ${words}.`,
        whatToDo: 'set the clock, best by a time server: what a certificate signs by it may be refused.',
        // Which of the two clocks is wrong is not known, and whoever refuses what is signed by this one says so.
        runsAnyway: true,
      },
    };
  },
});

function describeDuration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1_000);
  if (seconds < 120) return `${seconds} s`;
  return seconds < 7_200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3_600)} h`;
}
