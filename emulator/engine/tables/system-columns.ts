import { newGuid } from '../values/guid';
import { type ColumnDefinition, type ColumnType, type Option, type Ownership } from './table-definition';

export type ColumnOptions = Partial<Omit<ColumnDefinition, 'metadataId' | 'schemaName' | 'logicalName' | 'type'>>;

/** A platform column; what is not given is writable, readable and not required. */
export const defineColumn = (schemaName: string, type: ColumnType, options: ColumnOptions = {}): ColumnDefinition => ({
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

const userLookupColumn = (schemaName: string, displayName: string): ColumnDefinition =>
  defineColumn(schemaName, 'lookup', { displayName, targets: ['systemuser'], ...readOnly });

const timestampColumn = (schemaName: string, displayName: string): ColumnDefinition =>
  defineColumn(schemaName, 'datetime', { displayName, format: 'datetime', ...readOnly });

const ownershipColumns = (ownership: Ownership): ColumnDefinition[] => {
  if (ownership === 'None') return [];
  if (ownership !== 'UserOwned') {
    return [
      defineColumn('OrganizationId', 'lookup', {
        displayName: 'Organization Id',
        targets: ['organization'],
        ...readOnly,
      }),
    ];
  }
  const owner = { displayName: 'Owner', targets: ['systemuser', 'team'], requiredLevel: 'systemrequired' } as const;
  return [
    defineColumn('OwnerId', 'lookup', owner),
    defineColumn('OwningBusinessUnit', 'lookup', {
      displayName: 'Owning Business Unit',
      targets: ['businessunit'],
      ...readOnly,
    }),
    userLookupColumn('OwningUser', 'Owning User'),
    defineColumn('OwningTeam', 'lookup', { displayName: 'Owning Team', targets: ['team'], ...readOnly }),
  ];
};

/** The choices of a column, by their values. */
export const columnChoices = (labels: Readonly<Record<number, string>>): Option[] =>
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
    columnChoices(statuses).map(status => ({ ...status, state })),
  );
  return [
    defineColumn('statecode', 'state', { displayName: 'Status', requiredLevel: 'systemrequired', options }),
    defineColumn('statuscode', 'status', { displayName: 'Status Reason', options: reasons }),
  ];
};

/**
 * The columns that Dataverse adds to every table of its kind, without the primary id and without state and status. Packages
 * leave some of them out (`versionnumber`, `owninguser`, `owningteam`): start from these, let the package's own replace
 * them by logical name.
 */
export const commonColumns = (ownership: Ownership): readonly ColumnDefinition[] => [
  timestampColumn('CreatedOn', 'Created On'),
  userLookupColumn('CreatedBy', 'Created By'),
  userLookupColumn('CreatedOnBehalfBy', 'Created By (Delegate)'),
  timestampColumn('ModifiedOn', 'Modified On'),
  userLookupColumn('ModifiedBy', 'Modified By'),
  userLookupColumn('ModifiedOnBehalfBy', 'Modified By (Delegate)'),
  ...ownershipColumns(ownership),
  defineColumn('VersionNumber', 'bigint', { displayName: 'Version Number', ...readOnly }),
  defineColumn('ImportSequenceNumber', 'integer', { displayName: 'Import Sequence Number', validForUpdate: false }),
  defineColumn('OverriddenCreatedOn', 'datetime', {
    displayName: 'Record Created On',
    format: 'dateonly',
    validForUpdate: false,
  }),
  defineColumn('TimeZoneRuleVersionNumber', 'integer', { displayName: 'Time Zone Rule Version Number', minValue: -1 }),
  defineColumn('UTCConversionTimeZoneCode', 'integer', { displayName: 'UTC Conversion Time Zone Code', minValue: -1 }),
];
