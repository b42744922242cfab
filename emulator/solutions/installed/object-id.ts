import { relationshipId, type TableDefinition } from '../../engine/tables/table-definition';
import { derivedId, isGuid } from '../../engine/values/guid';
import { type Organization } from '../../engine/organization';
import { isPlugIn } from './is-held';
import { componentTypes, type RootComponent } from '../package/solution-package';
import { type SolutionComponent } from './solution-state';

const { table: tableType, column, key, relationship } = componentTypes;

/** The id by which clients know a component: a metadata id, or that of a row. */
export function objectIdOf({ tables }: Organization, component: SolutionComponent): string {
  const { type, name } = component;
  if (isPlugIn(type) && isGuid(name)) return name;
  if (type === relationship) return relationshipId({ schemaName: name });
  const table = tables.byName(component.table);
  const ids: Readonly<Record<number, string | undefined>> = {
    [tableType]: table?.metadataId,
    [column]: table?.columns.get(name)?.metadataId,
    [key]: table?.keys.get(name)?.metadataId,
  };
  return ids[type] ?? derivedId(`component ${type} ${name}`);
}

/** As {@link objectIdOf}; what a package names without an id, and the emulator does not hold, gets one from its name. */
export const rootObjectId = (organization: Organization, { type, schemaName, id }: RootComponent): string =>
  id ?? objectIdOf(organization, { type, table: schemaName ?? '', name: schemaName ?? '' });

/** The ids of a table and of all its parts. */
export const objectIdsOf = ({ metadataId, columns, keys, relationships }: TableDefinition): string[] => [
  metadataId,
  ...[...columns.values(), ...keys.values()].map(part => part.metadataId),
  ...relationships.map(relationshipId),
];
