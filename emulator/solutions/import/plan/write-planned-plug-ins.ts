import { type Caller } from '../../../engine/access/caller';
import { type Organization } from '../../../engine/organization';
import { type ColumnValue } from '../../../engine/values/row';
import { type ParsedAssembly, type ParsedStep, type SolutionPackage } from '../../package/solution-package';

const disabled = 1;

/**
 * Stores the plug-in assemblies of a package with their files, their types and steps, as rows that clients can list.
 * Nothing here runs them, so that a step is disabled, whatever the package wants. Throws where a value does not fit its
 * column; call it in a transaction.
 */
export function writePlannedPlugIns(organization: Organization, solution: SolutionPackage, caller: Caller): void {
  const { plugIns, assemblyFiles, isManaged } = solution;
  const write = (table: string, id: string, values: ReadonlyMap<string, ColumnValue>): void => {
    if (organization.rows.get(table, id) === undefined)
      organization.rows.create(table, values, caller, { id, bySystem: true });
    else organization.rows.update(table, id, values, caller, { bySystem: true });
  };
  for (const assembly of plugIns.assemblies) {
    const content = assembly.file === null ? undefined : assemblyFiles.get(assembly.file.toLowerCase());
    write('pluginassembly', assembly.id, plannedAssemblyValues(assembly, content, isManaged));
    for (const [id, values] of plannedPluginTypeValues(assembly)) write('plugintype', id, values);
  }
  for (const step of plugIns.steps)
    write('sdkmessageprocessingstep', step.id, plannedStepValues(organization, step, isManaged));
}

function plannedAssemblyValues(
  assembly: ParsedAssembly,
  content: Uint8Array | undefined,
  isManaged: boolean,
): Map<string, ColumnValue> {
  return new Map<string, ColumnValue>([
    ...plannedAssemblyIdentity(assembly),
    ['name', assembly.name],
    ['isolationmode', assembly.isolationMode],
    ['sourcetype', assembly.sourceType],
    ['content', content === undefined ? null : Buffer.from(content).toString('base64')],
    ['ismanaged', isManaged],
  ]);
}

const plannedAssemblyIdentity = ({ version, culture, publicKeyToken }: ParsedAssembly): [string, ColumnValue][] => [
  ['version', version],
  ['culture', culture],
  ['publickeytoken', publicKeyToken],
];

const plannedPluginTypeValues = (assembly: ParsedAssembly): [string, Map<string, ColumnValue>][] =>
  assembly.types.map(({ id, name, friendlyName }) => [
    id,
    new Map<string, ColumnValue>([
      ...plannedAssemblyIdentity(assembly),
      ['name', name],
      ['typename', name],
      ['friendlyname', friendlyName],
      ['assemblyname', assembly.name],
      ['pluginassemblyid', { table: 'pluginassembly', id: assembly.id }],
    ]),
  ]);

function plannedStepValues({ rows }: Organization, step: ParsedStep, isManaged: boolean): Map<string, ColumnValue> {
  const { pluginTypeId } = step;
  const isKnown = pluginTypeId !== null && rows.get('plugintype', pluginTypeId) !== undefined;
  return new Map<string, ColumnValue>([
    ['name', step.name],
    ['description', step.description],
    ['stage', step.stage],
    ['mode', step.mode],
    ['rank', step.rank],
    ['filteringattributes', step.filteringAttributes],
    ['plugintypeid', isKnown ? { table: 'plugintype', id: pluginTypeId } : null],
    ['statecode', disabled],
    ['ismanaged', isManaged],
  ]);
}
