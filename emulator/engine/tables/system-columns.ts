import { newGuid } from '../values/guid';
import { type ColumnDefinition, type ColumnType, type Option, type Ownership } from './table-definition';

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

/** Written by the organization alone. */
export const readOnly = { validForCreate: false, validForUpdate: false } as const;

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

/** The choices of a column, by their values. */
export const choices = (labels: Readonly<Record<number, string>>): Option[] =>
  Object.entries(labels).map(([value, label]) => ({ value: Number(value), label }));

/** A state, and the statuses that belong to it by their values: the lowest is the one it brings. */
type State = { readonly label: string; readonly statuses: Readonly<Record<number, string>> };

const activeStates: Readonly<Record<number, State>> = {
  0: { label: 'Active', statuses: { 1: 'Active' } },
  1: { label: 'Inactive', statuses: { 2: 'Inactive' } },
};

/** A table's `statecode` and `statuscode`; Active and Inactive unless other states are given, by their values. */
export const stateColumns = (states = activeStates): readonly ColumnDefinition[] => {
  const byValue = Object.entries(states).map(([value, state]) => ({ value: Number(value), ...state }));
  const options = byValue.map(({ value, label, statuses }) => {
    return { value, label, defaultStatus: Math.min(...Object.keys(statuses).map(Number)) };
  });
  const reasons = byValue.flatMap(({ value: state, statuses }) =>
    choices(statuses).map(status => ({ ...status, state })),
  );
  return [
    column('statecode', 'state', { displayName: 'Status', requiredLevel: 'systemrequired', options }),
    column('statuscode', 'status', { displayName: 'Status Reason', options: reasons }),
  ];
};

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
