import { type Option } from '../../engine/tables/table-definition';
import { type Organization } from '../../engine/organization';
import { type Deployment } from '../../engine/organization-view';
import { componentTypes } from '../package/solution-package';
import { CustomizationLock } from './customization-lock';

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

export const tableComponent = (table: string): SolutionComponent => ({
  type: componentTypes.table,
  table,
  name: table,
});

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

/** {@link SolutionState} without its lock and uploads. */
export type SavedSolutions = Omit<SolutionState, 'lock' | 'staged'>;

/** An organization and what it knows of solutions: what all work on solutions acts on. */
export type SolutionHost = { readonly organization: Organization; readonly state: SolutionState };

/** The state of an organization that has no solutions yet, or of one that goes on where a saved one stopped. */
export const createSolutionState = (deployment: Deployment, saved?: SavedSolutions): SolutionState => ({
  lock: new CustomizationLock(deployment === 'online' ? 429 : 400),
  components: new Map(saved?.components),
  created: new Set(saved?.created),
  unmanaged: new Set(saved?.unmanaged),
  optionSets: new Map(saved?.optionSets),
  staged: new Map(),
});

export const componentId = ({ type, table, name }: SolutionComponent): string => `${type}:${table}:${name}`;

/** No solution holds these any more. */
export function forgetInstalledComponents(
  state: SolutionState,
  isGone: (component: SolutionComponent) => boolean,
): void {
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
