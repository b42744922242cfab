import type { ListedTest } from './list-tests';
import type { Level, Requirement, Source } from './requirement';

/** A requirement as other programs read it. */
export type CatalogueEntry = {
  readonly id: string;
  readonly area: string;
  readonly level: Level;
  /** Where it does not hold, nobody could look. */
  readonly groundwork: boolean;
  readonly statement: string;
  readonly source: Source;
  /** What must be so before it can be looked at. */
  readonly preconditions: readonly string[];
  /** Those that have a test of it; none where nothing can. */
  readonly profiles: readonly string[];
  readonly tests: readonly { readonly file: string; readonly title: string }[];
  /** Why no test checks it. */
  readonly untested: string | null;
};

const profiles = ['smoke', 'core', 'full'];

/** The catalogue with the tests that check it, in its order. */
export const describeCatalogue = (
  requirements: readonly Requirement[],
  tests: readonly ListedTest[],
): CatalogueEntry[] => {
  return requirements.map(requirement => {
    const { id, area, level, groundwork = false, statement, source, preconditions = [], metInPassing } = requirement;
    const own = tests.filter(({ tags }) => tags.includes(id));
    const isIn = (profile: string): boolean =>
      metInPassing !== undefined || own.some(({ tags }) => tags.includes(profile));
    return {
      ...{ id, area, level, groundwork, statement, source, preconditions },
      profiles: profiles.filter(isIn),
      tests: own
        .map(({ file, title }) => ({ file, title }))
        .toSorted((a, b) => a.file.localeCompare(b.file, 'en') || a.title.localeCompare(b.title, 'en')),
      untested: requirement.untested ?? null,
    };
  });
};
