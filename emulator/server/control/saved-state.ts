import { z } from 'zod';
import { type TableDefinition } from '../../engine/tables/table-definition';
import { isGuid } from '../../engine/values/guid';
import { type Organization } from '../../engine/organization';
import { type Deployment } from '../../engine/organization-view';
import { type SavedOrganization, saveOrganization } from '../../engine/saved-organization';
import { systemTables } from '../../engine/system-tables/system-tables';
import { type ColumnValues } from '../../engine/values/row';
import { type SavedSolutions } from '../../solutions/installed/solution-state';
import { type Solutions } from '../../solutions/solutions';

/** Raised with each change of the form: a state of another one is refused. */
const format = 'dataverse-emulator-state-4';

/** All that an environment holds. Neither secrets nor app registrations are among it. */
export type SavedState = {
  readonly format: typeof format;
  /** An environment goes on in an emulator of the same deployment only: version, limits and addresses differ. */
  readonly deployment: Deployment;
  readonly organization: SavedOrganization;
  readonly solutions: SavedSolutions;
};

/** The environment as it is. Its jobs must be idle. */
export const makeSavedState = (organization: Organization, solutions: Solutions): SavedState => ({
  format,
  deployment: organization.deployment,
  organization: saveOrganization(organization),
  solutions: solutions.save(),
});

const guid = z.string().refine(isGuid);
const version = z.bigint().nonnegative();
const isSavedMapOfNames = (value: unknown): boolean =>
  value instanceof Map && [...value.keys()].every(key => typeof key === 'string');

const relationship = z.object({
  schemaName: z.string(),
  referencingTable: z.string(),
  referencingColumn: z.string(),
  referencedTable: z.string(),
  onDelete: z.enum(['Cascade', 'RemoveLink', 'Restrict']).optional(),
  onAssign: z.enum(['Cascade', 'Active', 'UserOwned']).optional(),
});

/** Looked at as far as everything else relies on it; the file is one that an emulator wrote. */
const definition = z
  .looseObject({
    logicalName: z.string().min(1),
    schemaName: z.string().min(1),
    entitySetName: z.string().min(1),
    objectTypeCode: z.number().int(),
    primaryIdColumn: z.string().min(1),
    ownership: z.enum(['UserOwned', 'BusinessOwned', 'OrganizationOwned', 'None']),
    changeTrackingEnabled: z.boolean(),
    columns: z.custom<TableDefinition['columns']>(isSavedMapOfNames),
    keys: z.custom<TableDefinition['keys']>(isSavedMapOfNames),
    relationships: z.array(relationship),
  })
  .transform(value => value as unknown as TableDefinition);

const row = z.object({
  table: z.string(),
  id: guid,
  version,
  values: z.custom<ColumnValues>(value => isSavedMapOfNames(value)),
});
const tombstone = z.object({ table: z.string(), id: guid, version, deletedAt: z.number() });
const component = z.object({ type: z.number(), table: z.string(), name: z.string() });
const option = z.looseObject({ value: z.number(), label: z.string() });

const savedState = z.strictObject({
  format: z.literal(format),
  deployment: z.enum(['online', 'on-premises']),
  organization: z.strictObject({
    id: guid,
    businessUnitId: guid,
    systemUserId: guid,
    clockAhead: z.number().nonnegative().max(1e12),
    rowVersion: version,
    tables: z.array(
      z.strictObject({
        definition,
        createdAtVersion: version,
        metadataVersion: version,
        rows: z.array(row),
        tombstones: z.array(tombstone),
      }),
    ),
  }),
  solutions: z.strictObject({
    components: z.map(guid, z.map(z.string(), component)),
    created: z.set(z.string()),
    unmanaged: z.set(z.string()),
    optionSets: z.map(z.string(), z.array(option)),
  }),
});

/** Tables that the emulator itself cannot do without. */
const needed = systemTables().map(({ logicalName }) => logicalName);

/** The state in a value that {@link decodeState} read. Throws a SyntaxError for anything else. */
export function parseSavedState(value: unknown): SavedState {
  const { success, data } = savedState.safeParse(value);
  if (!success) throw new SyntaxError('This is not a state that an emulator of this version wrote.');
  const names = new Set(data.organization.tables.map(table => table.definition.logicalName));
  const missing = needed.find(name => !names.has(name));
  if (missing !== undefined) throw new SyntaxError(`The state has no table ${missing}.`);
  return data;
}
