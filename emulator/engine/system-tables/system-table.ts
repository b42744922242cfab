import { type ColumnDefinition, type RelationshipDefinition, type TableDefinition } from '../tables/table-definition';
import { newGuid } from '../values/guid';
import { defineColumn, commonColumns } from '../tables/system-columns';

type SystemTable = Pick<TableDefinition, 'schemaName' | 'objectTypeCode' | 'displayName' | 'ownership'> &
  Partial<
    Pick<
      TableDefinition,
      | 'entitySetName'
      | 'displayCollectionName'
      | 'changeTrackingEnabled'
      | 'canChangeTrackingBeEnabled'
      | 'isIntersect'
      | 'isCustomizable'
      | 'isActivityParty'
    >
  > & {
    /** Schema name; `<table>Id` unless given. */
    readonly primaryId?: string;
    /** Logical name; `name` unless given. */
    readonly primaryName?: string | null;
  };

/**
 * A platform table: what is given, its primary id and the common columns. Names in the plural end with an s unless given.
 * Each is described at https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/<logical name>
 *
 * @param columns besides the primary id and the common ones
 */
export function systemTable(table: SystemTable, columns: readonly ColumnDefinition[]): TableDefinition {
  const { primaryId, primaryName = 'name', ...given } = table;
  const logicalName = table.schemaName.toLowerCase();
  const idColumn = defineColumn(primaryId ?? `${table.schemaName}Id`, 'uniqueidentifier', {
    displayName: table.displayName,
    requiredLevel: 'systemrequired',
    validForUpdate: false,
  });
  const all = [idColumn, ...commonColumns(table.ownership), ...columns];
  return {
    metadataId: newGuid(),
    logicalName,
    entitySetName: `${logicalName}s`,
    displayCollectionName: `${table.displayName}s`,
    description: '',
    primaryIdColumn: idColumn.logicalName,
    primaryNameColumn: primaryName,
    changeTrackingEnabled: false,
    canChangeTrackingBeEnabled: table.changeTrackingEnabled ?? false,
    isCustom: false,
    isManaged: true,
    introducedVersion: '5.0.0.0',
    columns: new Map(all.map(definition => [definition.logicalName, definition])),
    keys: new Map(),
    relationships: relationshipsOfSystemTable(logicalName, all),
    ...given,
  };
}

/** Relationships whose schema names clients know, by lookup and target. The others are named by the emulator. */
const knownNames: Readonly<Record<string, string>> = {
  'account.primarycontactid.contact': 'account_primary_contact',
  'account.parentaccountid.account': 'account_parent_account',
  'contact.parentcustomerid.account': 'contact_customer_accounts',
  'contact.parentcustomerid.contact': 'contact_customer_contacts',
  'customeraddress.parentid.account': 'Account_CustomerAddress',
  'customeraddress.parentid.contact': 'Contact_CustomerAddress',
  'lead.parentaccountid.account': 'lead_parent_account',
  'lead.parentcontactid.contact': 'lead_parent_contact',
  'opportunity.customerid.account': 'opportunity_customer_accounts',
  'opportunity.customerid.contact': 'opportunity_customer_contacts',
  'opportunity.parentaccountid.account': 'opportunity_parent_account',
  'opportunity.parentcontactid.contact': 'opportunity_parent_contact',
  'opportunity.originatingleadid.lead': 'opportunity_originating_lead',
  'incident.customerid.account': 'incident_customer_accounts',
  'incident.customerid.contact': 'incident_customer_contacts',
  'quote.customerid.account': 'quote_customer_accounts',
  'quote.customerid.contact': 'quote_customer_contacts',
  'salesorder.customerid.account': 'order_customer_accounts',
  'salesorder.customerid.contact': 'order_customer_contacts',
  'invoice.customerid.account': 'invoice_customer_accounts',
  'invoice.customerid.contact': 'invoice_customer_contacts',
  'businessunit.parentbusinessunitid.businessunit': 'business_unit_parent_business_unit',
  'systemuser.businessunitid.businessunit': 'business_unit_system_users',
  'team.businessunitid.businessunit': 'business_unit_teams',
  'role.businessunitid.businessunit': 'business_unit_roles',
  'solution.publisherid.publisher': 'publisher_solution',
};

type Cascades = Pick<RelationshipDefinition, 'onDelete' | 'onAssign'>;

const parental: Cascades = { onDelete: 'Cascade', onAssign: 'Cascade' };
const keepsCustomer: Cascades = { onDelete: 'Restrict', onAssign: 'Cascade' };

/**
 * What deletions do besides removing links, and which rows follow to an owner, as the tables' reference pages say
 * (`CascadeConfiguration`); the relationships that are not here remove links, and let nothing follow.
 * https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/contact#many-to-one-relationships
 */
const knownCascades: Readonly<Record<string, Cascades>> = {
  account_parent_account: { onAssign: 'Cascade' },
  contact_customer_accounts: parental,
  contact_customer_contacts: { onAssign: 'Cascade' },
  Account_CustomerAddress: { onDelete: 'Cascade' },
  Contact_CustomerAddress: { onDelete: 'Cascade' },
  opportunity_customer_accounts: parental,
  opportunity_customer_contacts: parental,
  incident_customer_accounts: parental,
  incident_customer_contacts: parental,
  quote_customer_accounts: parental,
  quote_customer_contacts: parental,
  order_customer_accounts: keepsCustomer,
  order_customer_contacts: keepsCustomer,
  invoice_customer_accounts: keepsCustomer,
  invoice_customer_contacts: keepsCustomer,
  publisher_solution: { onDelete: 'Restrict' },
};

/** One relationship for each table that a lookup can point to. */
const relationshipsOfSystemTable = (table: string, columns: readonly ColumnDefinition[]): RelationshipDefinition[] =>
  columns.flatMap(({ logicalName, targets = [] }) =>
    targets.map(referencedTable => {
      const schemaName =
        knownNames[`${table}.${logicalName}.${referencedTable}`] ?? `${table}_${logicalName}_${referencedTable}`;
      return {
        schemaName,
        referencingTable: table,
        referencingColumn: logicalName,
        referencedTable,
        ...knownCascades[schemaName],
      };
    }),
  );
