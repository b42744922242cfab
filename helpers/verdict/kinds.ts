import type { Judgement } from './judge/judgement';
import type { Level } from './requirements/requirement';

/** The kinds of failure, from the reader's side: who is to do something about it. */
export const failureKinds = ['not-supported', 'refused', 'could-not-look', 'warning', 'suite'] as const;
export type FailureKind = (typeof failureKinds)[number];

/** Each in a few words, fit for a heading. */
export const kindWords: Readonly<Record<FailureKind, string>> = {
  'not-supported': 'The environment does not support it',
  refused: 'It refused us',
  'could-not-look': 'Could not look',
  warning: 'A warning',
  suite: 'A defect of the suite',
};

/** What is only observed cannot fail: who lets it has a defect. */
const ofFailed = { MUST: 'not-supported', SHOULD: 'warning', OBSERVE: 'suite' } as const;

/** The kind of a judgement on a requirement, or on a test that names it. Undefined: it is no failure. */
export function kindOf(level: Level, { outcome, because }: Omit<Judgement, 'reason'>): FailureKind | undefined {
  switch (outcome) {
    case 'failed':
      return ofFailed[level];
    case 'error':
      return because ?? 'could-not-look';
    case 'blocked':
      return 'could-not-look';
    case 'passed':
    case 'skipped':
      return undefined;
  }
}
