/** What one test, or one attempt at it, proves. `error`: the suite could not look. `blocked`: something before it failed. */
export type Judgement = {
  readonly outcome: 'passed' | 'failed' | 'skipped' | 'blocked' | 'error';
  /** Null when it passed. */
  readonly reason: string | null;
  /** What kept the suite from looking, where that is known: sign-in or a privilege, or a defect of its own. */
  readonly because?: 'refused' | 'suite' | undefined;
};

/** The same of what a run stands on, which cannot speak against what it verifies. */
export const ofGroundwork = (judgement: Judgement): Judgement =>
  judgement.outcome === 'failed' ? { ...judgement, outcome: 'error' } : judgement;

/** From the outcome that decides least to the one that decides most. One passed test outweighs a skipped one. */
export const byWeight: readonly Judgement['outcome'][] = ['skipped', 'passed', 'blocked', 'error', 'failed'];

/** Where nothing failed and all was run, a stage is blocked because a filter left out the one before it: what passed elsewhere counts. */
export const byWeightWhenFiltered: typeof byWeight = ['skipped', 'blocked', 'passed', 'error', 'failed'];

/** The item whose outcome decides most, the first of equals: however many are looked at, an outcome only rises. */
export const mostDecisiveOutcome = <T>(
  items: readonly T[],
  outcomeOf: (item: T) => Judgement['outcome'],
  order = byWeight,
): T | undefined =>
  items.reduce<T | undefined>(
    (most, item) =>
      most === undefined || order.indexOf(outcomeOf(item)) > order.indexOf(outcomeOf(most)) ? item : most,
    undefined,
  );
