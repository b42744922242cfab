import type { Check } from './check';
import type { Line } from './finding';
import type { Learnt } from './learnt';
import type { Visit } from './visit';

/**
 * Makes the checks in their order and tells each as it is known. One whose ground is missing is not asked, and says
 * which check found that: so one broken thing is named once. Throws only what is a defect of this suite.
 */
export async function* examine(visit: Visit, checks: readonly Check[]): AsyncGenerator<Line, void> {
  const learnt: Partial<Learnt> = {};
  /** By what is not known: the check that should have told it. */
  const missing = new Map<keyof Learnt, string>();
  for (const { name, needs, gives, ask } of checks) {
    const looked = await ask(visit, learnt);
    Object.assign(learnt, looked?.learnt);
    const atFault = needs.map(need => missing.get(need)).find(check => check !== undefined) ?? name;
    for (const gift of gives) if (!(gift in learnt)) missing.set(gift, atFault);
    yield { check: name, finding: looked?.finding ?? { notAsked: `the ${atFault} is not ok` } };
  }
}
