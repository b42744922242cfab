import type { PassingKind } from '../../dataverse/timing/tell';
import type { Precondition } from './preconditions';

/**
 * How firmly a requirement is known. `MUST`: Microsoft documents it. `SHOULD`: documented as usual, or recorded on real
 * servers only. `OBSERVE`: nobody knows, so a run records what the environment did and never fails on it.
 */
export type Level = 'MUST' | 'SHOULD' | 'OBSERVE';

/** The Microsoft Learn page that states a requirement, or where it was seen when no page does. */
export type Source = { readonly title: string; readonly url: string } | { readonly recorded: string };

/** One thing that a run asserts or records about an environment. */
export type Requirement = {
  /** Stable for ever: reports, links and other people's baselines refer to it. */
  readonly id: `CT-${string}-${number}`;
  readonly level: Level;
  /** Verified in every run, the smallest as well. Without it a MUST belongs to the profile core, all else to full. */
  readonly profile?: 'smoke';
  /** The part of the subject it belongs to, as a heading. */
  readonly area: string;
  /** One sentence, in the present tense, about the environment. */
  readonly statement: string;
  readonly source: Source;
  /**
   * What a run stands on rather than what it verifies: the way in and out. Where it does not hold nobody could look, so
   * the run is inconclusive, whatever the comparison said.
   */
  readonly groundwork?: true;
  /** It says in one sentence what others say in many: whatever breaks one of those may break it too. */
  readonly sumsUp?: true;
  /** What must be so, and is not so everywhere, before it can be looked at. */
  readonly preconditions?: readonly [Precondition, ...Precondition[]];
  /** It is about something that any test may meet and get over. No spec names it: every test tells of it. */
  readonly metInPassing?: PassingKind;
  /** Why no spec checks it. Never on a MUST. */
  readonly untested?: string;
};

/** Keeps the literal ids, so that a misspelt one is a type error. */
export const defineRequirements = <const T extends readonly Requirement[]>(requirements: T): T => requirements;
