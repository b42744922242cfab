import { componentTypes, type RootComponent } from '../package/solution-package';
import { type SolutionComponent, type SolutionHost } from './solution-state';

/** Whether an organization has a component. One of a table whose table is not named may be any table's. */
export function isHeld({ organization, state }: SolutionHost, { type, table, name }: SolutionComponent): boolean {
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
export const isRootHeld = (host: SolutionHost, { type, schemaName, id }: RootComponent): boolean =>
  isHeld(host, { type, table: '', name: isPlugIn(type) ? (id ?? '') : (schemaName ?? '') });

export const isPlugIn = (type: number): boolean =>
  type === componentTypes.pluginAssembly || type === componentTypes.pluginStep;
