import path from 'node:path';
import type { TestCase, TestResult } from '@playwright/test/reporter';
import { lastExchange } from './last-exchange';
import { findRequirement, type RequirementId } from '../requirements/catalogue';

/** What became of one test, in plain data: the reporter's rules need no test runner. */
export type TestRecord = {
  readonly title: string;
  /** Relative to the repository, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly project: string;
  readonly durationMs: number;
  readonly requirementIds: readonly RequirementId[];
  /** `did-not-run`: something before it failed, or the run was stopped. */
  readonly status: TestResult['status'] | 'did-not-run';
  /** Undefined: the test did not ask to be skipped. Empty: it did, and gave no reason. */
  readonly skipReason: string | undefined;
  /** As Playwright reports them: name, colon, message. */
  readonly errors: readonly string[];
  /** What was seen, by requirement, where nobody knows what must be seen. */
  readonly observed: ReadonlyMap<string, string>;
  /** The HTTP exchange before the failure, redacted. Undefined: it did not fail, or nothing was asked. */
  readonly exchange?: string | undefined;
};

/** Reads the last attempt of a test. Requirements are its tags `@CT-…`. */
export function recordOf(test: TestCase, root: string): TestRecord {
  const result = test.results.at(-1);
  const annotations = result?.annotations ?? test.annotations;
  const skip = annotations.find(({ type }) => type === 'skip' || type === 'fixme');
  return {
    title: test.title,
    file: path.relative(root, test.location.file).split(path.sep).join('/'),
    line: test.location.line,
    project: test.parent.project()?.name ?? '',
    durationMs: Math.round(result?.duration ?? 0),
    requirementIds: test.tags.flatMap(tag => findRequirement(tag.slice(1))?.id ?? []),
    status: result?.status ?? 'did-not-run',
    skipReason: skip && (skip.description ?? ''),
    errors: (result?.errors ?? []).map(({ message, value }) => message ?? value ?? 'an error without a message'),
    observed: observationsIn(annotations),
    exchange: result && lastExchange(result),
  };
}

function observationsIn(annotations: TestResult['annotations']): Map<string, string> {
  const seen = new Map<string, string>();
  for (const { type, description = '' } of annotations) {
    const id = /^observed:(CT-.+)$/.exec(type)?.[1];
    if (id === undefined) continue;
    const before = seen.get(id);
    seen.set(id, before === undefined ? description : `${before}; ${description}`);
  }
  return seen;
}
