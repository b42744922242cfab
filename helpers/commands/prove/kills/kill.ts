import { findRequirement, type RequirementId, requirements } from '../../../verdict/requirements/catalogue';

/** What a defect does to the requirements. */
export type Kill = {
  /** Those that forbid it: each must fail. */
  readonly by: readonly RequirementId[];
  /** Those that stand on what it breaks, and may fail with them; among them each that sums up others. */
  readonly also: readonly RequirementId[];
  /** Groundwork that does not hold with it: a run must end there, and be inconclusive. */
  readonly stops: readonly RequirementId[];
  /** Observations that must tell it, in these words among others: no requirement forbids what nobody has written down. */
  readonly seen: readonly (readonly [id: RequirementId, words: string])[];
  /** It breaks nearly everything: only the tests of those that forbid it are run, as what else fails says nothing. */
  readonly isNarrow: boolean;
  /** Only the scenario writes enough to show it: specs/conformance alone does not do. */
  readonly inScenario: boolean;
  /** How many rows the tests of specs/scale write in its run; none, and none of those tests is run, when left out. */
  readonly scaleRows?: number | undefined;
};

const summingUp = requirements.filter(one => one.sumsUp === true).map(({ id }) => id);

/** As it is declared: ids with blanks between them. */
type KillDraft = {
  readonly by?: string;
  readonly also?: string;
  readonly stops?: string;
  readonly seen?: Readonly<Record<string, string>>;
  readonly isNarrow?: boolean;
  readonly inScenario?: boolean;
  readonly scaleRows?: number;
};

/** A defect's name, and what it does. */
export type NamedKill = readonly [defect: string, kill: Kill];

/** Throws for an id that is not in the catalogue, and where nothing is declared that notices the defect. */
export function kill(
  defect: string,
  { by, also, stops, seen = {}, isNarrow = false, inScenario = false, scaleRows }: KillDraft,
): NamedKill {
  const told = Object.entries(seen).flatMap(([ids, words]) => idsIn(ids).map(id => [id, words] as const));
  const forbidding = idsIn(by);
  const standing = [...idsIn(also), ...summingUp.filter(id => !forbidding.includes(id))];
  const declared = { by: forbidding, also: standing, stops: idsIn(stops), seen: told, isNarrow, inScenario, scaleRows };
  if (declared.by.length + declared.stops.length + declared.seen.length === 0) {
    throw new Error(`Nothing is declared that notices the defect ${defect}.`);
  }
  return [defect, declared];
}

function idsIn(text = ''): RequirementId[] {
  const ids = text.split(' ').filter(id => id !== '');
  return ids.map(id => {
    const found = findRequirement(id);
    if (found === undefined) throw new Error(`${id} is declared for a defect, and is not in the catalogue.`);
    return found.id;
  });
}
