/** For how long whoever looks at an environment waits, in milliseconds. */
export type Patience = {
  /** For all that comes before the environment lets us in: name, connection, authority and token. */
  readonly atTheDoor: number;
  /** For one attempt there. */
  readonly anAttempt: number;
  /** For a token, where only a network stands between. */
  readonly aToken: number;
  /** Before another attempt, where a server asks for a pause. */
  readonly aPause: number;
  /** Whether what failed in a moment is asked again. */
  readonly retry: boolean;
};

/** Who asks what is wrong wants to know it soon, and is told what was answered first. */
export const doctorsPatience: Patience = {
  atTheDoor: 8_000,
  anAttempt: 6_000,
  aToken: 7_000,
  aPause: 5_000,
  retry: false,
};

/** As a run waits: who looks whether it can begin must not turn away what it would get through. */
export const runsPatience: Patience = {
  atTheDoor: 15 * 60_000,
  anAttempt: 60_000,
  aToken: 10 * 60_000,
  aPause: 5 * 60_000,
  retry: true,
};
