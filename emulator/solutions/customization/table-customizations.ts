import {
  type AlternateKeyDefinition,
  type ColumnDefinition,
  type RelationshipDefinition,
  type TableDefinition,
} from '../../engine/tables/table-definition';
import { type TableAlteration } from '../../engine/tables/table-alteration';
import { ComponentList, unlistComponents } from '../installed/component-list';
import { type CustomizationOperation } from '../installed/customization-lock';
import {
  customColumnExists,
  customizedComponentInUse,
  managedComponentCustomized,
  managedSolutionCustomized,
  customTableExists,
  unknownCustomizedSolution,
} from './customization-faults';
import { findInstalledSolution, isInstalledManaged } from '../installed/installed-solutions';
import { componentObjectId, componentObjectIdsOf } from '../installed/components';
import { wrongSolutionPrefix } from '../solution-faults';
import { componentTypes } from '../package/solution-package';
import {
  componentId,
  forgetInstalledComponents,
  type SolutionComponent,
  type SolutionHost,
  tableComponent,
} from '../installed/solution-state';

const OPERATION: CustomizationOperation = 'EntityCustomization';

/**
 * What makers change by hand: tables, columns, keys and lookups that belong to the organization and, where a solution is
 * named, also to that unmanaged solution. Refused with 429 0x80071151 while a solution is imported or removed. Each
 * call is whole: it throws before anything has changed.
 */
export class TableCustomizations {
  readonly #host: SolutionHost;

  constructor(host: SolutionHost) {
    this.#host = host;
  }

  createTables(definitions: readonly TableDefinition[], solution: string | undefined): void {
    const { tables } = this.#host.organization;
    const components = definitions.map(({ logicalName }) => tableComponent(logicalName));
    this.#customize(components, solution, () => {
      for (const { schemaName, logicalName, columns } of definitions) {
        if (tables.byName(logicalName) !== undefined) throw customTableExists(logicalName);
        for (const name of [schemaName, ...customColumnNames(columns.values())]) checkCustomizationPrefix(name);
      }
      for (const definition of definitions) tables.define(definition);
    });
  }

  /** Throws when the alteration turns change tracking off: once on, it stays on. */
  updateTable({ logicalName }: TableDefinition, alteration: TableAlteration, solution: string | undefined): void {
    this.#customize([tableComponent(logicalName)], solution, () => {
      this.#host.organization.tables.alter(logicalName, alteration);
    });
  }

  deleteTable(table: TableDefinition): void {
    const { tables } = this.#host.organization;
    this.#customize([], undefined, () => {
      if (table.isManaged || !table.isCustom) throw managedComponentCustomized(table.logicalName, table.metadataId);
      const users = tables.all().filter(other => other !== table && tableLooksUp(other, table.logicalName));
      if (users.length > 0) throw customizedComponentInUse('Entity', table.metadataId, users.length);
      tables.drop(table.logicalName);
      this.#forget(component => component.table === table.logicalName, componentObjectIdsOf(table));
    });
  }

  /** A lookup brings its relationships. */
  addColumn(
    table: TableDefinition,
    column: ColumnDefinition,
    relationships: readonly RelationshipDefinition[],
    solution: string | undefined,
  ): void {
    const { logicalName } = table;
    const lookups = relationships.map(({ schemaName }) => customizedPartOf(table, 'relationship', schemaName));
    this.#customize([customizedPartOf(table, 'column', column.logicalName), ...lookups], solution, () => {
      if (table.columns.has(column.logicalName)) throw customColumnExists(column.schemaName, logicalName);
      for (const { schemaName } of [column, ...relationships]) checkCustomizationPrefix(schemaName);
      this.#host.organization.tables.alter(logicalName, { columns: [column], relationships });
    });
  }

  /** A lookup takes its relationships along. */
  deleteColumn(table: TableDefinition, column: ColumnDefinition): void {
    const { logicalName, metadataId } = column;
    this.#customize([], undefined, () => {
      if (column.isManaged || !column.isCustom) throw managedComponentCustomized(logicalName, metadataId);
      const keys = [...table.keys.values()].filter(({ columns }) => columns.includes(logicalName));
      const uses = keys.length + (logicalName === table.primaryNameColumn ? 1 : 0);
      if (uses > 0) throw customizedComponentInUse('Attribute', metadataId, uses);
      const lookups = table.relationships.filter(({ referencingColumn }) => referencingColumn === logicalName);
      const relationships = lookups.map(({ schemaName }) => customizedPartOf(table, 'relationship', schemaName));
      this.#drop(table, { dropColumns: [logicalName] }, [
        customizedPartOf(table, 'column', logicalName),
        ...relationships,
      ]);
    });
  }

  addKey(table: TableDefinition, key: AlternateKeyDefinition, solution: string | undefined): void {
    this.#customize([customizedPartOf(table, 'key', key.logicalName)], solution, () => {
      checkCustomizationPrefix(key.schemaName);
      this.#host.organization.tables.alter(table.logicalName, { keys: [key] });
    });
  }

  deleteKey(
    table: TableDefinition,
    { logicalName, metadataId, isManaged: isOfSolution }: AlternateKeyDefinition,
  ): void {
    this.#customize([], undefined, () => {
      if (isOfSolution) throw managedComponentCustomized(logicalName, metadataId);
      this.#drop(table, { dropKeys: [logicalName] }, [customizedPartOf(table, 'key', logicalName)]);
    });
  }

  /** Does the work under the customization lock and files the components under the solution. */
  #customize(components: readonly SolutionComponent[], solution: string | undefined, work: () => void): void {
    const { organization, state } = this.#host;
    const release = state.lock.acquire(OPERATION);
    try {
      const solutionId = solution === undefined ? undefined : this.#unmanagedSolution(solution);
      const isNew = components.map(component => !this.#isManagedComponent(component));
      work();
      for (const component of components.filter((_, index) => isNew[index]))
        state.unmanaged.add(componentId(component));
      if (solutionId === undefined) return;
      const held = new Map(state.components.get(solutionId));
      for (const component of components) held.set(componentId(component), component);
      state.components.set(solutionId, held);
      new ComponentList(organization, solutionId, organization.system).addCustomizations(components);
    } finally {
      release();
    }
  }

  #unmanagedSolution(uniqueName: string): string {
    const solution = findInstalledSolution(this.#host.organization, uniqueName);
    if (solution === undefined) throw unknownCustomizedSolution(uniqueName);
    if (isInstalledManaged(solution)) throw managedSolutionCustomized(uniqueName);
    return solution.id;
  }

  /** What a managed solution brought stays that solution's, whoever changes it. */
  #isManagedComponent({ type, table }: SolutionComponent): boolean {
    return type === componentTypes.table && this.#host.organization.tables.byName(table)?.isManaged === true;
  }

  #drop(table: TableDefinition, alteration: TableAlteration, gone: readonly SolutionComponent[]): void {
    const { organization } = this.#host;
    const objectIds = gone.map(component => componentObjectId(organization, component));
    organization.tables.alter(table.logicalName, alteration);
    const ids = new Set(gone.map(componentId));
    this.#forget(component => ids.has(componentId(component)), objectIds);
  }

  #forget(isGone: (component: SolutionComponent) => boolean, objectIds: readonly string[]): void {
    unlistComponents(this.#host.organization, new Set(objectIds));
    forgetInstalledComponents(this.#host.state, isGone);
  }
}

const customizedPartOf = (
  { logicalName: table }: TableDefinition,
  kind: 'column' | 'relationship' | 'key',
  name: string,
): SolutionComponent => ({ type: componentTypes[kind], table, name });

/** Custom columns other than the primary id, which has the table's own prefix. */
const customColumnNames = (columns: Iterable<ColumnDefinition>): string[] =>
  [...columns].filter(({ isCustom }) => isCustom).map(({ schemaName }) => schemaName);

const tableLooksUp = (table: TableDefinition, target: string): boolean =>
  [...table.columns.values()].some(({ targets }) => targets?.includes(target) === true);

/** Two to eight letters and digits, beginning with a letter, and not those of the platform. */
function checkCustomizationPrefix(name: string): void {
  if (!/^(?!mscrm)[a-z][a-z\d]{1,7}_\w+$/iu.test(name)) throw wrongSolutionPrefix(name);
}
