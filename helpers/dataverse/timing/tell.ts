import { channel } from 'node:diagnostics_channel';

/** Sentences for whoever watches a run while it lasts: what it waits for, why and how long. Without secrets. */
export const toldSentences = channel('dataverse-change-tracking-verifier:told');

/** Publishes a sentence on {@link toldSentences}. Where nobody listens it is not told. */
export const tell = (sentence: string): void => toldSentences.publish(sentence);

/** What healthy environments do now and then. */
export const passingKinds = ['cold refusal', 'young token', 'throttling', 'fault of the moment'] as const;
export type PassingKind = (typeof passingKinds)[number];

/** What an environment did in passing, and did no more when it was asked again. */
export type Overcome = {
  readonly what: PassingKind;
  /** In words that are the same in every run. */
  readonly seen: string;
  /** Milliseconds from the first time it was seen until it was over. */
  readonly took: number;
};

/** When a client signed in. */
export type SignedIn = {
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly durationMs: number;
};

/** Each sign-in that succeeded is published here, so that a report can tell how long it took. */
export const signedIn = channel('dataverse-change-tracking-verifier:signed-in');

/** What was asked again and then answered is published here, so that a report can tell of it. */
export const overcame = channel('dataverse-change-tracking-verifier:overcame');
