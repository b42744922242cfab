import { requirements, type RequirementId } from '../../verdict/requirements/catalogue';
import type { ListedTest } from '../../verdict/requirements/coverage';

/** What is listed. */
type Listing = {
  readonly tests: readonly ListedTest[];
  /** None: those that a test names, or no test can. */
  readonly ids: readonly RequirementId[];
  /** Whether the tests are a part of all that there are, so that a requirement without one was not asked for. */
  readonly isPart: boolean;
};

/** The requirements with level, sentence and tests, as lines for a terminal. */
export function listRequirements({ tests, ids, isPart }: Listing): string[] {
  const listed = requirements
    .filter(({ id }) => ids.length === 0 || ids.includes(id))
    .map(requirement => ({ requirement, own: tests.filter(({ tags }) => tags.includes(requirement.id)) }))
    .filter(({ own }) => !isPart || own.length > 0);
  const lines = listed.flatMap(({ requirement: { id, level, statement, untested, metInPassing }, own }) => [
    `${id.padEnd(14)}${level.padEnd(8)}${statement}`,
    ...own.map(({ file, line, title }) => `${' '.repeat(22)}${file}:${line} ${title}`),
    ...(untested === undefined ? [] : [`${' '.repeat(22)}not tested: ${untested}`]),
    ...(metInPassing === undefined ? [] : [`${' '.repeat(22)}every test tells of it`]),
  ]);
  const count = (level: string) => listed.filter(({ requirement }) => requirement.level === level).length;
  const levels = ['MUST', 'SHOULD', 'OBSERVE'].map(level => `${count(level)} ${level}`).join(', ');
  return [...lines, '', `${listed.length} of ${requirements.length} requirements: ${levels}.`];
}
