import { findRequirement, type RequirementId } from '../../../verdict/requirements/catalogue';

/** What a defect does to the requirements. */
export type Kill = {
  /** Those that forbid it: each must fail. */
  readonly by: readonly RequirementId[];
  /** Those that stand on what it breaks, and may fail with them. */
  readonly also: readonly RequirementId[];
};

/** A defect's name, and what it does. */
export type NamedKill = readonly [defect: string, kill: Kill];

/** Throws for an id that is not in the catalogue. */
export const kill = (defect: string, { by, also }: { readonly by: string; readonly also?: string }): NamedKill => [
  defect,
  { by: idsIn(by), also: idsIn(also) },
];

function idsIn(text = ''): RequirementId[] {
  const ids = text.split(' ').filter(id => id !== '');
  return ids.map(id => {
    const found = findRequirement(id);
    if (found === undefined) throw new Error(`${id} is declared for a defect, and is not in the catalogue.`);
    return found.id;
  });
}
