import { notImplemented } from '../../../engine/dataverse-fault';
import { isLackingPlatformChoice } from '../../../engine/system-tables/platform-choices';
import { type ColumnDefinition, type TableDefinition } from '../../../engine/tables/table-definition';
import { newGuid } from '../../../engine/values/guid';
import { hasCustomizationPrefix } from './customization-prefix';
import { type ImportContext } from './import-context';
import { invalidSolutionComponent, solutionOptionSetMissing, wrongSolutionPrefix } from '../../solution-faults';
import { type ParsedColumn } from '../../package/solution-package';

/** What the columns are planned for: `columns` are those the table has, or those every table of its kind has. */
type ColumnsHost = Pick<TableDefinition, 'logicalName' | 'isCustom'> & {
  readonly columns: ReadonlyMap<string, ColumnDefinition>;
  readonly isNew: boolean;
};

/**
 * The columns that a package adds to a table or changes in it. Columns of the platform in tables of the platform stay
 * as they are. Throws for what Dataverse would not take.
 */
export function planColumns(
  host: ColumnsHost,
  parsed: readonly ParsedColumn[],
  context: ImportContext,
): ColumnDefinition[] {
  const kept = parsed.filter(column => !isBuiltInToPlan(host, column.logicalName));
  const companions = companionsOfPlanned([...kept, ...host.columns.values()]);
  const planned = kept.map(column => planColumn(host, withPlannedType(column, companions), context));
  checkPlannedLookups(host, planned);
  return planned;
}

/** A column of the platform in a table of the platform, whatever the package says of it. */
export const isBuiltInToPlan = (
  { isCustom, columns }: Pick<TableDefinition, 'isCustom' | 'columns'>,
  column: string,
): boolean => !isCustom && columns.get(column)?.isCustom === false;

/** `owneridname` and the like: Dataverse reads them from the row that the lookup points to, and never stores them. */
function companionsOfPlanned(columns: readonly Pick<ColumnDefinition, 'logicalName' | 'type'>[]): ReadonlySet<string> {
  const lookups = columns.filter(column => column.type === 'lookup');
  return new Set(
    lookups.flatMap(({ logicalName }) => ['name', 'yominame', 'type', 'idtype'].map(suffix => logicalName + suffix)),
  );
}

const withPlannedType = (column: ParsedColumn, companions: ReadonlySet<string>): ParsedColumn =>
  !column.isCustom && companions.has(column.logicalName) ? { ...column, type: 'virtual' } : column;

function planColumn(host: ColumnsHost, parsed: ParsedColumn, context: ImportContext): ColumnDefinition {
  const { isPrimaryId: _id, isPrimaryName: _name, sharedOptionSet, ...column } = parsed;
  const before = host.columns.get(column.logicalName);
  if (column.isCustom && before === undefined) checkNewPlannedColumn(column);
  if (before !== undefined && !isSamePlannedType(host, before, column)) {
    throw invalidSolutionComponent(
      `Attribute ${column.logicalName} is a ${before.type}, but a ${column.type} type was specified.`,
    );
  }
  const options =
    sharedOptionSet === undefined ? column.options : plannedSharedOptions(column.logicalName, sharedOptionSet, context);
  const targets = plannedTargetsOf(host.logicalName, column, before, context);
  return {
    ...column,
    metadataId: before?.metadataId ?? newGuid(),
    isCustom: before?.isCustom ?? column.isCustom,
    isManaged: context.package.isManaged && (before?.isManaged ?? true),
    ...(options !== undefined && { options }),
    ...(targets.length > 0 && { targets }),
  };
}

/** Where no row holds a value yet, a date column may be the one or the other kind. */
const isSamePlannedType = (
  { isNew }: ColumnsHost,
  before: Pick<ColumnDefinition, 'type'>,
  after: Pick<ColumnDefinition, 'type'>,
): boolean => before.type === after.type || (isNew && [before, after].every(({ type }) => type.startsWith('date')));

function checkNewPlannedColumn(column: Pick<ParsedColumn, 'logicalName' | 'type' | 'maxLength'>): void {
  if (!hasCustomizationPrefix(column.logicalName)) throw wrongSolutionPrefix(column.logicalName);
  if ((column.type === 'string' || column.type === 'memo') && column.maxLength === undefined) {
    throw invalidSolutionComponent(
      `New string attributes must have a max length value. Attribute: ${column.logicalName}`,
    );
  }
}

function plannedSharedOptions(column: string, name: string, context: ImportContext): ColumnDefinition['options'] {
  const options = context.optionSets.get(name);
  if (options !== undefined) return options;
  throw isLackingPlatformChoice(name)
    ? notImplemented(`The emulator does not have the choices of '${name}', which the column ${column} takes.`)
    : solutionOptionSetMissing(column, name);
}

/** The package's relationships say where a lookup points to; for the platform's own lookups the platform does. */
function plannedTargetsOf(
  table: string,
  column: Pick<ParsedColumn, 'logicalName' | 'targets'>,
  before: ColumnDefinition | undefined,
  context: ImportContext,
): string[] {
  const related = context.package.relationships
    .filter(
      ({ referencingTable, referencingColumn }) =>
        referencingTable === table && referencingColumn === column.logicalName,
    )
    .map(relationship => relationship.referencedTable)
    .filter(target => target !== 'owner');
  return [...new Set([...(before?.targets ?? column.targets ?? []), ...related])];
}

function checkPlannedLookups({ logicalName }: ColumnsHost, planned: readonly ColumnDefinition[]): void {
  const loose = planned.filter(column => column.type === 'lookup' && column.isCustom && column.targets === undefined);
  if (loose.length === 0) return;
  const names = loose.map(column => column.logicalName).join(', ');
  throw invalidSolutionComponent(
    `For entity ${logicalName} the following attributes: ${names} are missing their associated relationship definition.`,
  );
}
