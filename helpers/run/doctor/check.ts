import type { Finding } from './finding';
import type { Learnt } from './learnt';
import type { Visit } from './visit';

/** One thing that is looked at. It changes nothing in the environment. */
export type Check = {
  /** A noun: `certificate`. */
  readonly name: string;
  /** What must be known before. Who has not learnt it has not looked. */
  readonly needs: readonly (keyof Learnt)[];
  /** What is known afterwards, unless it is not ok. */
  readonly gives: readonly (keyof Learnt)[];
  /** Undefined: something that it needs is not known. */
  readonly ask: (visit: Visit, learnt: Partial<Learnt>) => Promise<Looked | undefined>;
};

export type Looked = { readonly finding: Finding; readonly learnt?: Partial<Learnt> };

type Definition<Needs extends keyof Learnt> = Omit<Check, 'needs' | 'gives' | 'ask'> & {
  readonly needs: readonly Needs[];
  readonly gives?: readonly (keyof Learnt)[];
  readonly ask: (visit: Visit, learnt: Pick<Learnt, Needs>) => Promise<Looked> | Looked;
};

/** A check that is asked only when all that it needs is known. */
export const defineCheck = <Needs extends keyof Learnt>({
  name,
  needs,
  gives = [],
  ask,
}: Definition<Needs>): Check => ({
  name,
  needs,
  gives,
  ask: async (visit, learnt) => (hasLearnt(learnt, needs) ? ask(visit, learnt) : undefined),
});

const hasLearnt = <Needs extends keyof Learnt>(
  learnt: Partial<Learnt>,
  needs: readonly Needs[],
): learnt is Partial<Learnt> & Pick<Learnt, Needs> => needs.every(need => need in learnt);
