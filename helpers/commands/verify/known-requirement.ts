import { SettingsError } from '../../dataverse/errors';
import { findRequirement, type RequirementId, requirements } from '../../verdict/requirements/catalogue';

/** Whether a text has the form of a requirement's id, in whatever case. */
export const isRequirementId = (text: string): boolean => /^CT-[A-Z]+-\d+$/i.test(text);

/** The requirement's id as the catalogue writes it. Throws SettingsError that names those that are most like an unknown one. */
export function knownRequirement(text: string): RequirementId {
  const found = findRequirement(text.toUpperCase());
  if (found !== undefined) return found.id;
  throw new SettingsError(
    `No requirement is called ${text}.`,
    `did you mean ${nearIds(text).join(', ')}? npm run verify -- --list names all of them.`,
  );
}

const nearIds = (text: string): string[] =>
  requirements
    .map(({ id }) => ({ id, distance: editDistance(text.toUpperCase(), id) }))
    .toSorted((one, other) => one.distance - other.distance)
    .slice(0, 3)
    .map(({ id }) => id);

/** Levenshtein's distance: how many letters must be put in, taken out or changed. */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, n) => n);
  for (const [n, letter] of Array.from(one).entries()) {
    const next = [n + 1];
    for (const [m, wanted] of Array.from(other).entries()) {
      const changed = (row[m] ?? 0) + (letter === wanted ? 0 : 1);
      next.push(Math.min(changed, (row[m + 1] ?? 0) + 1, (next[m] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
