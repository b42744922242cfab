import type { Attempt, TestRecord } from '../test-record';

/** A passed attempt, changed as a test needs it. */
export const attempt = (changes: Partial<Attempt> = {}): Attempt => ({
  status: 'passed',
  skipReason: undefined,
  evidence: [],
  unreadable: [],
  ...changes,
});

/** An attempt that ended on something that proves the environment wrong. */
export const differing = (error = 'Error: expect(received).toBe(expected)\n\nExpected: 1'): Attempt =>
  attempt({ status: 'failed', evidence: [{ kind: 'differs', error }] });

/** An attempt that could not look. */
export const lookless = (error = 'SignInError: the secret is wrong\n  What to do: make a new one.'): Attempt =>
  attempt({ status: 'failed', evidence: [{ kind: 'could-not-look', error }] });

/** An attempt that asked to be skipped. */
export const skipped = (skipReason: string): Attempt => attempt({ status: 'skipped', skipReason });

/** An attempt that lacked what an earlier stage should have left. */
export const blocked = (why: string): Attempt =>
  attempt({ status: 'skipped', skipReason: why, evidence: [{ kind: 'blocked', why }] });

/** A test that names no requirement, of one passed attempt, changed as a test needs it. */
export const testRecord = (changes: Partial<TestRecord> = {}): TestRecord => ({
  title: 'a test',
  file: 'specs/a.spec.ts',
  line: 1,
  project: 'conformance',
  durationMs: 10,
  requirementIds: [],
  attempts: [attempt()],
  ...changes,
});
