import type { Evidence } from './evidence';
import type { RequirementId } from './requirements/catalogue';

/** One attempt at a test: there is a second one only where somebody asked Playwright for retries. */
export type Attempt = {
  readonly status: 'passed' | 'failed' | 'timedOut' | 'skipped' | 'interrupted';
  /** Undefined: the test did not ask to be skipped. Empty: it did, and gave no reason. */
  readonly skipReason: string | undefined;
  /** What it found, and what it ended on. */
  readonly evidence: readonly Evidence[];
  /** Notes that say they are evidence, and cannot be read. */
  readonly unreadable: readonly string[];
  /** The HTTP exchange before the failure, redacted. Undefined: it did not fail, or nothing was asked. */
  readonly exchange?: string | undefined;
};

/** What became of one test, in plain data: the rules of a verdict need no test runner. */
export type TestRecord = {
  readonly title: string;
  /** Relative to the repository, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly project: string;
  /** When its first attempt began, in milliseconds since 1970. Undefined: none did. */
  readonly startedAt?: number | undefined;
  /** When its last attempt ended, with all that was made ready for it, which `durationMs` leaves out where it has a time limit of its own. */
  readonly endedAt?: number | undefined;
  /** Of all attempts together. */
  readonly durationMs: number;
  readonly requirementIds: readonly RequirementId[];
  /** In their order. None: something before it failed, or the run was stopped. */
  readonly attempts: readonly Attempt[];
};

/** Whether nobody came to a test, and neither did it ask to be skipped: something before it failed, or the run was stopped. */
export const isUnrun = ({ attempts }: TestRecord): boolean =>
  attempts.every(({ status, skipReason }) => status === 'skipped' && skipReason === undefined);

/** Whether any attempt at a test failed, whatever became of the next. */
export const hasFailed = ({ attempts }: TestRecord): boolean =>
  attempts.some(({ status }) => status === 'failed' || status === 'timedOut');
