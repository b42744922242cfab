import type { TestRecord } from '../test-record';

/** A passed test that names no requirement, changed as a test needs it. */
export const testRecord = (changes: Partial<TestRecord> = {}): TestRecord => ({
  title: 'a test',
  file: 'specs/a.spec.ts',
  line: 1,
  project: 'conformance',
  durationMs: 10,
  requirementIds: [],
  status: 'passed',
  skipReason: undefined,
  errors: [],
  observed: new Map(),
  ...changes,
});
