import { relationshipId, type TableDefinition } from '../../engine/tables/table-definition';
import { derivedId, isGuid } from '../../engine/values/guid';
import { type Organization } from '../../engine/organization';
import { componentTypes, type RootComponent } from '../package/solution-package';
import { type SolutionComponent, type SolutionHost } from './solution-state';

const { table: tableType, column, key, relationship } = componentTypes;

/** The id by which clients know a component: a metadata id, or that of a row. */
export function componentObjectId({ tables }: Organization, component: SolutionComponent): string {
  const { type, name } = component;
  if (isPlugInComponent(type) && isGuid(name)) return name;
  if (type === relationship) return relationshipId({ schemaName: name });
  const table = tables.byName(component.table);
  const ids: Readonly<Record<number, string | undefined>> = {
    [tableType]: table?.metadataId,
    [column]: table?.columns.get(name)?.metadataId,
    [key]: table?.keys.get(name)?.metadataId,
  };
  return ids[type] ?? derivedId(`component ${type} ${name}`);
}

/** As {@link componentObjectId}; what a package names without an id, and the emulator does not hold, gets one from its name. */
export const rootComponentObjectId = (organization: Organization, { type, schemaName, id }: RootComponent): string =>
  id ?? componentObjectId(organization, { type, table: schemaName ?? '', name: schemaName ?? '' });

/** The ids of a table and of all its parts. */
export const componentObjectIdsOf = ({ metadataId, columns, keys, relationships }: TableDefinition): string[] => [
  metadataId,
  ...[...columns.values(), ...keys.values()].map(part => part.metadataId),
  ...relationships.map(relationshipId),
];

/** Whether an organization has a component. One of a table whose table is not named may be any table's. */
export function isComponentHeld(
  { organization, state }: SolutionHost,
  { type, table, name }: SolutionComponent,
): boolean {
  const { tables, rows } = organization;
  if (type === componentTypes.table) return tables.byName(name) !== undefined;
  if (type === componentTypes.optionSet) return state.optionSets.has(name);
  if (type === componentTypes.pluginAssembly) return rows.get('pluginassembly', name) !== undefined;
  if (type === componentTypes.pluginStep) return rows.get('sdkmessageprocessingstep', name) !== undefined;
  const owner = tables.byName(table);
  const owners = table === '' ? tables.all() : owner === undefined ? [] : [owner];
  return owners.some(({ columns, keys, relationships }) => {
    if (type === componentTypes.column) return columns.has(name);
    if (type === componentTypes.key) return keys.has(name);
    const isSame = (schemaName: string): boolean => schemaName.toLowerCase() === name.toLowerCase();
    return type === componentTypes.relationship && relationships.some(({ schemaName }) => isSame(schemaName));
  });
}

/** The same of what a package lists. */
export const isRootComponentHeld = (host: SolutionHost, { type, schemaName, id }: RootComponent): boolean =>
  isComponentHeld(host, { type, table: '', name: isPlugInComponent(type) ? (id ?? '') : (schemaName ?? '') });

const isPlugInComponent = (type: number): boolean =>
  type === componentTypes.pluginAssembly || type === componentTypes.pluginStep;
