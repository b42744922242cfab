import type { ListedTest } from './list-tests';
import type { Requirement } from './requirement';

/** What is asked of a test here. */
type Tagged = Pick<ListedTest, 'file' | 'tags'>;

/** What does not fit between the catalogue and the specs. Nothing in it means that all fits. */
type Gaps = {
  /** Ids that a test names and the catalogue lacks. */
  readonly unknown: readonly { readonly id: string; readonly file: string }[];
  /** Requirements that no test names, though nothing says why. */
  readonly unchecked: readonly string[];
  /** Requirements said to be untested, though a test names them or a MUST must not be. */
  readonly wronglyUntested: readonly string[];
};

const isRequirementId = (tag: string): boolean => /^CT-[A-Z]+-\d+$/.test(tag);

/** Which spec files verify each requirement, by the tags of their tests. */
export function specsByRequirement(tests: readonly Tagged[]): Map<string, string[]> {
  const found = new Map<string, Set<string>>();
  for (const { file, tags } of tests) {
    for (const id of tags.filter(isRequirementId)) found.set(id, (found.get(id) ?? new Set()).add(file));
  }
  return new Map([...found].map(([id, files]) => [id, [...files].sort()]));
}

/** Holds the catalogue against the tests. */
export function findGaps(requirements: readonly Requirement[], tests: readonly Tagged[]): Gaps {
  const known = new Set<string>(requirements.map(({ id }) => id));
  const named = specsByRequirement(tests);
  return {
    unknown: [...named].flatMap(([id, files]) => (known.has(id) ? [] : files.map(file => ({ id, file })))),
    unchecked: requirements
      .filter(
        ({ id, untested, metInPassing }) => !named.has(id) && untested === undefined && metInPassing === undefined,
      )
      .map(({ id }) => id),
    wronglyUntested: requirements
      .filter(({ id, level, untested }) => untested !== undefined && (level === 'MUST' || named.has(id)))
      .map(({ id }) => id),
  };
}
