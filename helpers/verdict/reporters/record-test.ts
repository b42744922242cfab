import path from 'node:path';
import type { TestCase, TestError, TestResult, TestStep } from '@playwright/test/reporter';
import { type Evidence, type Failure, isFailure, readEvidence } from '../evidence';
import { findRequirement } from '../requirements/catalogue';
import type { Attempt, TestRecord } from '../test-record';
import { flattenSteps, lastExchange } from './last-exchange';

/** Reads a test and every attempt at it. Requirements are its tags `@CT-…`. */
export const recordTest = (test: TestCase, root: string): TestRecord => ({
  title: test.title,
  file: path.relative(root, test.location.file).split(path.sep).join('/'),
  line: test.location.line,
  project: test.parent.project()?.name ?? '',
  startedAt: test.results[0]?.startTime.getTime(),
  endedAt: endOf(test.results.at(-1)),
  durationMs: Math.round(test.results.reduce((sum, { duration }) => sum + duration, 0)),
  requirementIds: test.tags.flatMap(tag => findRequirement(tag.slice(1))?.id ?? []),
  attempts: test.results.map(recordAttempt),
});

function endOf(result: TestResult | undefined): number | undefined {
  if (result === undefined) return undefined;
  const ends = [result, ...result.steps].map(({ startTime, duration }) => startTime.getTime() + Math.max(0, duration));
  return Math.round(Math.max(...ends));
}

function recordAttempt(result: TestResult): Attempt {
  const skip = result.annotations.find(({ type }) => type === 'skip' || type === 'fixme');
  const { evidence, unreadable } = readEvidence(result.annotations);
  const failures = result.errors.map(error => failureOfAttempt(error, result, evidence));
  return {
    status: result.status,
    skipReason: skip && (skip.description ?? ''),
    evidence: [...evidence.filter(one => !isFailure(one)), ...failures],
    unreadable,
    exchange: lastExchange(result),
  };
}

/**
 * What an error that ended a test proves. The client's own errors left evidence of it; a failed assertion is a step of
 * its own kind. Any other error is of the run (a time limit, a crash of a spec), and proves nothing.
 */
function failureOfAttempt(
  error: TestError,
  { steps, status }: Pick<TestResult, 'steps' | 'status'>,
  evidence: readonly Evidence[],
): Failure {
  const text = error.message ?? error.value ?? 'an error without a message';
  const known = evidence.filter(isFailure).find(one => one.error === text);
  if (known !== undefined) return known;
  if (isFailedAssertion(error, steps)) return { kind: 'differs', error: text };
  // Of a time limit that passed, nobody knows who was slow.
  return { kind: 'could-not-look', error: text, ...(status === 'failed' && { because: 'suite' }) };
}

const isFailedAssertion = ({ message }: TestError, steps: readonly TestStep[]): boolean =>
  steps.flatMap(flattenSteps).some(({ category, error }) => category === 'expect' && error?.message === message);
