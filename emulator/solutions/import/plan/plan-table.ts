import { checkTableKeys, checkTableDefinition } from '../../../engine/tables/check-table';
import {
  type AlternateKeyDefinition,
  type RelationshipDefinition,
  type TableDefinition,
} from '../../../engine/tables/table-definition';
import { cannotBeTracked, notImplemented } from '../../../engine/dataverse-fault';
import { newGuid } from '../../../engine/values/guid';
import { commonColumns, stateColumns } from '../../../engine/tables/system-columns';
import { type TableAlteration } from '../../../engine/tables/table-alteration';
import { newEntitySetName } from '../../../definitions/new/new-names';
import { hasCustomizationPrefix } from './customization-prefix';
import { type ImportContext } from './import-context';
import { planColumns } from './plan-columns';
import { invalidSolutionComponent, solutionKeyHasOtherColumns, wrongSolutionPrefix } from '../../solution-faults';
import { type ParsedKey, type ParsedTable, type ParsedTableSettings } from '../../package/solution-package';

/** One table's change, checked as far as the catalogue would check it. */
export type TablePlan =
  | { readonly kind: 'define'; readonly definition: TableDefinition }
  | { readonly kind: 'alter'; readonly logicalName: string; readonly alteration: TableAlteration };

/** A table the organization does not have. Throws for what Dataverse would not take. */
export function planNewTable(parsed: ParsedTable, settings: ParsedTableSettings, context: ImportContext): TablePlan {
  const { logicalName, schemaName } = parsed;
  if (!hasCustomizationPrefix(logicalName)) throw wrongSolutionPrefix(logicalName);
  const primaryName = parsed.columns.find(column => column.isPrimaryName);
  if (primaryName === undefined && settings.ownership !== 'None') {
    throw invalidSolutionComponent(`PrimaryName attribute not found for Entity: ${logicalName}`);
  }
  const given = [...commonColumns(settings.ownership), ...(settings.ownership === 'None' ? [] : stateColumns())];
  const platform = new Map(given.map(column => [column.logicalName, column]));
  const own = planColumns({ logicalName, isCustom: true, isNew: true, columns: platform }, parsed.columns, context);
  const columns = new Map([...platform, ...own.map(column => [column.logicalName, column] as const)]);
  const relationships = plannedRelationshipsOf(logicalName, context);
  for (const field of planFieldsOnly(logicalName, new Set(columns.keys()), context))
    columns.set(field.logicalName, field);
  const { entitySetName, ...labels } = settings;
  const definition: TableDefinition = {
    ...labels,
    metadataId: newGuid(),
    logicalName,
    schemaName,
    entitySetName: entitySetName ?? newEntitySetName(logicalName),
    objectTypeCode: context.takeObjectTypeCode(parsed.objectTypeCode),
    primaryIdColumn: parsed.columns.find(column => column.isPrimaryId)?.logicalName ?? `${logicalName}id`,
    primaryNameColumn: primaryName?.logicalName ?? null,
    isCustom: true,
    isManaged: context.package.isManaged,
    columns,
    keys: new Map(parsed.keys.map(key => [key.logicalName, planKey(key, context)])),
    relationships,
  };
  checkTableDefinition(definition);
  return { kind: 'define', definition };
}

/** A table the organization has: what is new is added, what it has is brought up to date, nothing is taken away. */
export function planExistingTable(existing: TableDefinition, parsed: ParsedTable, context: ImportContext): TablePlan {
  const { logicalName } = existing;
  if (parsed.settings !== null && existing.isCustom && parsed.settings.ownership !== existing.ownership) {
    throw invalidSolutionComponent(`The ownership type of entity ${logicalName} cannot be changed.`);
  }
  const columns = planColumns({ ...existing, isNew: false }, parsed.columns, context);
  const names = new Set([...existing.columns.keys(), ...columns.map(column => column.logicalName)]);
  for (const field of planFieldsOnly(logicalName, names, context)) {
    columns.push(field);
    names.add(field.logicalName);
  }
  const newKeys = parsed.keys.filter(key => isNewKeyToPlan(existing, key));
  for (const key of newKeys) checkPlannedKeyColumns(existing, key, names);
  const keys = newKeys.map(key => planKey(key, context));
  const merged = new Map([...existing.columns, ...columns.map(column => [column.logicalName, column] as const)]);
  const after: TableDefinition = { ...existing, columns: merged };
  checkTableDefinition(after);
  checkTableKeys(after, keys);
  const relationships = plannedRelationshipsOf(logicalName, context);
  const alteration = { ...plannedLabelsOf(existing, parsed), columns, keys, relationships };
  return { kind: 'alter', logicalName, alteration };
}

/**
 * Change tracking can be turned on, also by a package that says nothing else of the table, and never off again. Of a
 * built-in table nothing else is the package's to say. Throws where the table cannot be tracked.
 * https://learn.microsoft.com/dynamics365/fin-ops-core/dev-itpro/sysadmin/archive-custom
 */
function plannedLabelsOf(existing: TableDefinition, { settings, turnsTrackingOn }: ParsedTable): TableAlteration {
  const isTurnedOn = turnsTrackingOn && !existing.changeTrackingEnabled;
  if (isTurnedOn && !existing.canChangeTrackingBeEnabled) throw cannotBeTracked(existing.logicalName);
  const tracking = isTurnedOn ? { changeTrackingEnabled: true } : {};
  if (settings === null || !existing.isCustom) return tracking;
  const { displayName, displayCollectionName, description } = settings;
  return { displayName, displayCollectionName, description, ...tracking };
}

function isNewKeyToPlan(table: TableDefinition, key: ParsedKey): boolean {
  const before = table.keys.get(key.logicalName);
  if (before === undefined) return true;
  if (before.columns.join() === key.columns.join()) return false;
  throw solutionKeyHasOtherColumns(key.logicalName, table.logicalName);
}

/** A package does not describe the built-in columns its keys stand on, and the emulator holds a part of them. */
function checkPlannedKeyColumns(table: TableDefinition, key: ParsedKey, present: ReadonlySet<string>): void {
  const unknown = key.columns.find(name => !table.isCustom && !name.includes('_') && !present.has(name));
  if (unknown === undefined) return;
  throw notImplemented(
    `The emulator's table ${table.logicalName} has no column '${unknown}', which the key ${key.logicalName} needs.`,
  );
}

const planKey = (key: ParsedKey, context: ImportContext): AlternateKeyDefinition => ({
  ...key,
  metadataId: newGuid(),
  isManaged: context.package.isManaged,
  indexStatus: 'Pending',
  asyncJobId: null,
});

/** Relationships of other tables to this one are theirs: only what this table's lookups say is kept with it. */
function plannedRelationshipsOf(table: string, context: ImportContext): RelationshipDefinition[] {
  return context.package.relationships
    .filter(relationship => relationship.referencingTable === table)
    .map(({ field: _field, ...relationship }) => relationship);
}

/** Lookups that stand in a relationship's `field` alone, as exports of 7.1 have them. */
function planFieldsOnly(
  table: string,
  present: ReadonlySet<string>,
  context: ImportContext,
): ReturnType<typeof planColumns> {
  const missing = context.package.relationships.flatMap(({ referencingTable, referencingColumn, field }) =>
    referencingTable === table && field !== null && !present.has(referencingColumn) ? [field] : [],
  );
  const byName = new Map(missing.map(field => [field.logicalName, field]));
  return planColumns(
    { logicalName: table, isCustom: true, isNew: true, columns: new Map() },
    [...byName.values()],
    context,
  );
}
