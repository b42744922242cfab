import { newGuid } from '../values/guid';
import { type ColumnDefinition, type ColumnType, type Option, type Ownership } from './definitions';

export type ColumnOptions = Partial<Omit<ColumnDefinition, 'metadataId' | 'schemaName' | 'logicalName' | 'type'>>;

/** A platform column; what is not given is writable, readable and not required. */
export const column = (schemaName: string, type: ColumnType, options: ColumnOptions = {}): ColumnDefinition => ({
  metadataId: newGuid(),
  logicalName: schemaName.toLowerCase(),
  schemaName,
  type,
  displayName: schemaName,
  description: '',
  requiredLevel: 'none',
  isCustom: false,
  isManaged: true,
  validForCreate: true,
  validForUpdate: true,
  validForRead: true,
  introducedVersion: '5.0.0.0',
  ...options,
});

const readOnly = { validForCreate: false, validForUpdate: false } as const;

const userLookup = (schemaName: string, displayName: string): ColumnDefinition =>
  column(schemaName, 'lookup', { displayName, targets: ['systemuser'], ...readOnly });

const timestamp = (schemaName: string, displayName: string): ColumnDefinition =>
  column(schemaName, 'datetime', { displayName, format: 'datetime', ...readOnly });

const ownershipColumns = (ownership: Ownership): ColumnDefinition[] => {
  if (ownership === 'None') return [];
  if (ownership === 'OrganizationOwned') {
    return [
      column('OrganizationId', 'lookup', { displayName: 'Organization Id', targets: ['organization'], ...readOnly }),
    ];
  }
  const owner = { displayName: 'Owner', targets: ['systemuser', 'team'], requiredLevel: 'systemrequired' } as const;
  return [
    column('OwnerId', 'lookup', owner),
    column('OwningBusinessUnit', 'lookup', {
      displayName: 'Owning Business Unit',
      targets: ['businessunit'],
      ...readOnly,
    }),
    userLookup('OwningUser', 'Owning User'),
    column('OwningTeam', 'lookup', { displayName: 'Owning Team', targets: ['team'], ...readOnly }),
  ];
};

const activeStates: readonly Option[] = [
  { value: 0, label: 'Active', defaultStatus: 1 },
  { value: 1, label: 'Inactive', defaultStatus: 2 },
];
const activeStatuses: readonly Option[] = [
  { value: 1, label: 'Active', state: 0 },
  { value: 2, label: 'Inactive', state: 1 },
];

/** A table's `statecode` and `statuscode`; Active and Inactive unless other options are given. */
export const stateColumns = (
  states: readonly Option[] = activeStates,
  statuses: readonly Option[] = activeStatuses,
): readonly ColumnDefinition[] => [
  column('statecode', 'state', { displayName: 'Status', requiredLevel: 'systemrequired', options: states }),
  column('statuscode', 'status', { displayName: 'Status Reason', options: statuses }),
];

/**
 * The columns that Dataverse adds to every table of its kind, without the primary id and without state and status. Packages
 * leave some of them out (`versionnumber`, `owninguser`, `owningteam`): start from these, let the package's own replace
 * them by logical name.
 */
export const commonColumns = (ownership: Ownership): readonly ColumnDefinition[] => [
  timestamp('CreatedOn', 'Created On'),
  userLookup('CreatedBy', 'Created By'),
  userLookup('CreatedOnBehalfBy', 'Created By (Delegate)'),
  timestamp('ModifiedOn', 'Modified On'),
  userLookup('ModifiedBy', 'Modified By'),
  userLookup('ModifiedOnBehalfBy', 'Modified By (Delegate)'),
  ...ownershipColumns(ownership),
  column('VersionNumber', 'bigint', { displayName: 'Version Number', ...readOnly }),
  column('ImportSequenceNumber', 'integer', { displayName: 'Import Sequence Number', validForUpdate: false }),
  column('OverriddenCreatedOn', 'datetime', {
    displayName: 'Record Created On',
    format: 'dateonly',
    validForUpdate: false,
  }),
  column('TimeZoneRuleVersionNumber', 'integer', { displayName: 'Time Zone Rule Version Number', minValue: -1 }),
  column('UTCConversionTimeZoneCode', 'integer', { displayName: 'UTC Conversion Time Zone Code', minValue: -1 }),
];
