import { type Caller } from '../../engine/access/caller';
import { type Organization } from '../../engine/organization';
import { type ColumnValue, lookupId, type Row } from '../../engine/values/row';
import { componentObjectId, rootComponentObjectId } from './components';
import { componentTypes, type SolutionPackage } from '../package/solution-package';
import { type SolutionComponent, tableComponent } from './solution-state';

const TABLE = 'solutioncomponent';
const withSubcomponents = 0;

/**
 * The rows of `solutioncomponents` that say what one solution holds: its root components, and the parts of tables that it
 * has without the rest of them.
 * https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/solutioncomponent
 */
export class ComponentList {
  readonly #organization: Organization;
  readonly #solutionId: string;
  readonly #caller: Caller;
  /** By type and object. */
  readonly #rows: Map<string, Row>;

  constructor(organization: Organization, solutionId: string, caller: Caller) {
    this.#organization = organization;
    this.#solutionId = solutionId;
    this.#caller = caller;
    const own = [...organization.rows.scan(TABLE)].filter(
      ({ values }) => lookupId(values, 'solutionid') === solutionId,
    );
    this.#rows = new Map(
      own.map(row => [keyOfListedComponent(row.values.get('componenttype'), row.values.get('objectid')), row]),
    );
  }

  /** Lists what a package names, whether the emulator does anything with it or not; `brought` is what it does. */
  addPackage({ rootComponents }: SolutionPackage, brought: readonly SolutionComponent[]): void {
    for (const root of rootComponents) {
      if (!isListedComponentType(root.type)) continue;
      const row = this.#add(root.type, rootComponentObjectId(this.#organization, root), root.behavior, null);
      if (root.type !== componentTypes.table || root.behavior === withSubcomponents) continue;
      const parts = brought.filter(({ table, type }) => table === root.schemaName && isListedPart(type));
      for (const part of parts) this.#addPart(part, row);
    }
  }

  /** Lists what a maker put into the solution: a table as a whole, and parts of tables that it has not as a whole. */
  addCustomizations(components: readonly SolutionComponent[]): void {
    for (const component of components) {
      const { type, table } = component;
      const tableId = componentObjectId(this.#organization, tableComponent(table));
      const whole = this.#rows.get(keyOfListedComponent(componentTypes.table, tableId));
      if (type === componentTypes.table) this.#add(type, tableId, withSubcomponents, null);
      else if (isListedPart(type) && whole?.values.get('rootcomponentbehavior') !== withSubcomponents)
        this.#addPart(component, whole);
    }
  }

  /** Takes all of the solution's rows away. */
  clear(): void {
    removeComponentRows(this.#organization, this.#rows.values());
    this.#rows.clear();
  }

  #addPart(part: SolutionComponent, root: Row | undefined): Row {
    return this.#add(part.type, componentObjectId(this.#organization, part), null, root?.id ?? null);
  }

  #add(type: number, objectId: string, behavior: number | null, root: string | null): Row {
    const { rows } = this.#organization;
    const values = new Map<string, ColumnValue>([
      ['componenttype', type],
      ['objectid', objectId],
      ['rootcomponentbehavior', behavior],
      ['rootsolutioncomponentid', root],
      ['solutionid', { table: 'solution', id: this.#solutionId }],
    ]);
    const known = this.#rows.get(keyOfListedComponent(type, objectId));
    const row =
      known === undefined
        ? rows.create(TABLE, values, this.#caller, { bySystem: true })
        : rows.update(TABLE, known.id, values, this.#caller, { bySystem: true });
    this.#rows.set(keyOfListedComponent(type, objectId), row);
    return row;
  }
}

const keyOfListedComponent = (type: ColumnValue | undefined, objectId: ColumnValue | undefined): string =>
  JSON.stringify([type, objectId]);

/** Of a table. A key is none: it travels inside its table (recorded on a live environment). */
const isListedPart = (type: number): boolean => type !== componentTypes.table && type !== componentTypes.key;

/** Newer exports write a name in place of some numbers. */
const isListedComponentType = (type: number): boolean => Number.isInteger(type) && type >= 0 && type < 2 ** 31;

/** Takes things that are gone out of every solution's list. */
export function unlistComponents(organization: Organization, objectIds: ReadonlySet<string>): void {
  const isGone = (objectId: ColumnValue = null): boolean => typeof objectId === 'string' && objectIds.has(objectId);
  removeComponentRows(
    organization,
    [...organization.rows.scan(TABLE)].filter(({ values }) => isGone(values.get('objectid'))),
  );
}

function removeComponentRows({ rows, system }: Organization, going: Iterable<Row>): void {
  for (const { id } of going) rows.remove(TABLE, id, system, { bySystem: true });
}
