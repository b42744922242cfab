import { type Option } from '../../engine/tables/definitions';
import { type Organization } from '../../engine/organization';
import { type TableCatalogue } from '../../engine/tables/table-catalogue';
import { CustomizationLock } from '../customization/customization-lock';

/**
 * A table, or a column, key or relationship of one. Or what has no table: a global option set, a plug-in assembly or a
 * step. Names are logical names.
 */
export type SolutionComponent = {
  /** Microsoft's componenttype: 1 table, 2 column, 9 option set, 10 relationship, 14 key, 91 assembly, 92 step. */
  readonly type: number;
  readonly table: string;
  /** The table's own name for a table, the row's id for a plug-in. */
  readonly name: string;
};

/** What an organization knows of solutions besides their rows. */
export type SolutionState = {
  readonly lock: CustomizationLock;
  /** By solution id, then by {@link componentId}. */
  readonly components: Map<string, ReadonlyMap<string, SolutionComponent>>;
  /** What imports made: only this is ever removed. */
  readonly created: Set<string>;
  /** What an unmanaged solution brought belongs to the organization from then on. */
  readonly unmanaged: Set<string>;
  /** Global option sets, by lower-case name. */
  readonly optionSets: Map<string, readonly Option[]>;
  /** Packages that StageSolution took, by upload id, the oldest first. */
  readonly staged: Map<string, Uint8Array>;
};

/** By what all views of an organization share. */
const states = new WeakMap<TableCatalogue, SolutionState>();

/** {@link SolutionState} without its lock and uploads. */
export type SavedSolutions = Omit<SolutionState, 'lock' | 'staged'>;

export function saveSolutions(organization: Organization): SavedSolutions {
  const { components, created, unmanaged, optionSets } = solutionState(organization);
  return { components, created, unmanaged, optionSets };
}

export function restoreSolutions(organization: Organization, saved: SavedSolutions): void {
  const state = solutionState(organization);
  for (const [id, held] of saved.components) state.components.set(id, held);
  for (const id of saved.created) state.created.add(id);
  for (const id of saved.unmanaged) state.unmanaged.add(id);
  for (const [name, options] of saved.optionSets) state.optionSets.set(name, options);
}

export const componentId = ({ type, table, name }: SolutionComponent): string => `${type}:${table}:${name}`;

/** One for each organization, however many protocols reach it. */
export function solutionState({ tables, deployment }: Pick<Organization, 'tables' | 'deployment'>): SolutionState {
  const known = states.get(tables);
  if (known !== undefined) return known;
  const state: SolutionState = {
    lock: new CustomizationLock(deployment === 'online' ? 429 : 400),
    components: new Map(),
    created: new Set(),
    unmanaged: new Set(),
    optionSets: new Map(),
    staged: new Map(),
  };
  states.set(tables, state);
  return state;
}

/** No solution holds these any more. */
export function forgetComponents(organization: Organization, isGone: (component: SolutionComponent) => boolean): void {
  const state = solutionState(organization);
  for (const [solutionId, held] of state.components) {
    const kept = [...held].filter(([, component]) => !isGone(component));
    if (kept.length < held.size) state.components.set(solutionId, new Map(kept));
    for (const [id, component] of held) {
      if (!isGone(component)) continue;
      state.created.delete(id);
      state.unmanaged.delete(id);
    }
  }
}
