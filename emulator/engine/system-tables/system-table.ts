import {
  type ColumnDefinition,
  type Ownership,
  type RelationshipDefinition,
  type TableDefinition,
} from '../tables/definitions';
import { newGuid } from '../values/guid';
import { column, commonColumns } from '../tables/system-columns';

type SystemTable = {
  readonly schemaName: string;
  readonly entitySetName: string;
  readonly objectTypeCode: number;
  readonly displayName: string;
  readonly displayCollectionName: string;
  readonly ownership: Ownership;
  /** Schema name; `<table>Id` unless given. */
  readonly primaryId?: string;
  /** Logical name. */
  readonly primaryName: string | null;
  readonly changeTrackingEnabled?: boolean;
  readonly isIntersect?: true;
  /** Besides the primary id and the common ones. */
  readonly columns: readonly ColumnDefinition[];
};

/** A platform table: what is given, its primary id and the common columns. */
export function systemTable(table: SystemTable): TableDefinition {
  const logicalName = table.schemaName.toLowerCase();
  const primaryId = column(table.primaryId ?? `${table.schemaName}Id`, 'uniqueidentifier', {
    displayName: table.displayName,
    requiredLevel: 'systemrequired',
    validForUpdate: false,
  });
  const columns = [primaryId, ...commonColumns(table.ownership), ...table.columns];
  return {
    metadataId: newGuid(),
    logicalName,
    schemaName: table.schemaName,
    entitySetName: table.entitySetName,
    objectTypeCode: table.objectTypeCode,
    displayName: table.displayName,
    displayCollectionName: table.displayCollectionName,
    description: '',
    ownership: table.ownership,
    primaryIdColumn: primaryId.logicalName,
    primaryNameColumn: table.primaryName,
    changeTrackingEnabled: table.changeTrackingEnabled ?? false,
    canChangeTrackingBeEnabled: table.changeTrackingEnabled ?? false,
    ...(table.isIntersect && { isIntersect: table.isIntersect }),
    isCustom: false,
    isManaged: true,
    introducedVersion: '5.0.0.0',
    columns: new Map(columns.map(definition => [definition.logicalName, definition])),
    keys: new Map(),
    relationships: lookupRelationships(logicalName, columns),
  };
}

/** Relationships whose schema names clients know, by lookup and target. The others are named by the emulator. */
const knownNames: Readonly<Record<string, string>> = {
  'account.primarycontactid.contact': 'account_primary_contact',
  'account.parentaccountid.account': 'account_parent_account',
  'contact.parentcustomerid.account': 'contact_customer_accounts',
  'contact.parentcustomerid.contact': 'contact_customer_contacts',
  'businessunit.parentbusinessunitid.businessunit': 'business_unit_parent_business_unit',
  'systemuser.businessunitid.businessunit': 'business_unit_system_users',
  'team.businessunitid.businessunit': 'business_unit_teams',
  'role.businessunitid.businessunit': 'business_unit_roles',
  'solution.publisherid.publisher': 'publisher_solution',
};

/** One relationship for each table that a lookup can point to. */
const lookupRelationships = (table: string, columns: readonly ColumnDefinition[]): RelationshipDefinition[] =>
  columns.flatMap(({ logicalName, targets = [] }) =>
    targets.map(referencedTable => ({
      schemaName:
        knownNames[`${table}.${logicalName}.${referencedTable}`] ?? `${table}_${logicalName}_${referencedTable}`,
      referencingTable: table,
      referencingColumn: logicalName,
      referencedTable,
    })),
  );
