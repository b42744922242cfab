import { HarnessError } from '../../dataverse/errors';
import { requirement, type RequirementId } from './catalogue';
import type { ListedTest } from './list-tests';

/**
 * A regular expression for Playwright's `--grep` that finds the tests of these requirements and what they stand on: of the
 * scenario each stage up to theirs, all tests with many rows, and the whole set-up for what belongs to set-up and teardown. (Playwright runs the set-up
 * before any other test.) Throws HarnessError where no test can be run, as no spec checks one of them.
 */
export function selectTests(ids: readonly RequirementId[], tests: readonly ListedTest[]): string {
  const own = ids.flatMap(id => testsOf(id, tests));
  const stages = own.filter(({ project }) => project === 'scenario').map(({ file }) => file);
  const [lastStage] = stages.toSorted().toReversed();
  const upToIt = tests.filter(({ project, file }) => project === 'scenario' && file <= (lastStage ?? ''));
  const isOfSetUp = own.some(({ project }) => project === 'solution' || project === 'teardown');
  const setUp = tests.filter(({ project }) => isOfSetUp && project === 'solution');
  const atScale = own.filter(({ project }) => project === 'scale');
  const files = new Set([...setUp, ...upToIt, ...atScale].map(({ file }) => file));
  const tags = new Set(
    ids.filter(id => own.some(({ project, tags: its }) => project === 'conformance' && its.includes(id))),
  );
  // Playwright looks for it in "project file title tags"; a folder's sign is another one on Windows.
  const inFiles = [...files].map(file =>
    file
      .replace(/^specs\//, '')
      .split('/')
      .map(escaped)
      .join('[\\\\/]'),
  );
  return [...inFiles, ...[...tags].map(tag => `@${tag}(?!\\d)`)].join('|');
}

/** The tests that look at a requirement. What any test may meet is looked at by all of the scenario. */
function testsOf(id: RequirementId, tests: readonly ListedTest[]): readonly ListedTest[] {
  const { untested, metInPassing } = requirement(id);
  if (metInPassing !== undefined) return tests.filter(({ project }) => project === 'scenario');
  const own = tests.filter(({ tags }) => tags.includes(id));
  if (own.length > 0) return own;
  throw new HarnessError(
    `No test looks at ${id}${untested === undefined ? '' : `: ${untested}`}.`,
    'ask for another one; npm run verify -- --list names the tests of each.',
  );
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
