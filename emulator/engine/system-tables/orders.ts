import { defineColumn, stateColumns } from '../tables/system-columns';
import { type TableDefinition } from '../tables/table-definition';
import { systemTable } from './system-table';

const required = { requiredLevel: 'required' } as const;

type Order = Pick<TableDefinition, 'schemaName' | 'objectTypeCode' | 'displayName'> & {
  readonly numberColumn: { readonly schemaName: string; readonly displayName: string };
  readonly states: Parameters<typeof stateColumns>[0];
};

/** What quotes, orders and invoices have in common: a name, a number, and the customer. */
const orderTable = ({ numberColumn, states, ...table }: Order): TableDefinition =>
  systemTable({ ...table, ownership: 'UserOwned', canChangeTrackingBeEnabled: true }, [
    ...stateColumns(states),
    defineColumn('Name', 'string', { displayName: 'Name', ...required, maxLength: 300 }),
    defineColumn(numberColumn.schemaName, 'string', {
      displayName: numberColumn.displayName,
      maxLength: 100,
      validForUpdate: false,
    }),
    defineColumn('CustomerId', 'lookup', { displayName: 'Customer', ...required, targets: ['account', 'contact'] }),
    defineColumn('Description', 'memo', { displayName: 'Description', maxLength: 2000 }),
  ]);

/**
 * Of Dynamics 365 Sales; whether an environment tracks them from the start is not published: here not. Each is described
 * at https://learn.microsoft.com/dynamics365/developer/reference/entities/<logical name>
 */
export const orderTables = (): readonly TableDefinition[] => [
  orderTable({
    schemaName: 'Quote',
    objectTypeCode: 1084,
    displayName: 'Quote',
    numberColumn: { schemaName: 'QuoteNumber', displayName: 'Quote ID' },
    states: {
      0: { label: 'Draft', statuses: { 1: 'In Progress' } },
      1: { label: 'Active', statuses: { 2: 'In Progress', 3: 'Open' } },
      2: { label: 'Won', statuses: { 4: 'Won' } },
      3: { label: 'Closed', statuses: { 5: 'Lost', 6: 'Canceled', 7: 'Revised' } },
    },
  }),
  orderTable({
    schemaName: 'SalesOrder',
    objectTypeCode: 1088,
    displayName: 'Order',
    numberColumn: { schemaName: 'OrderNumber', displayName: 'Order ID' },
    states: {
      0: { label: 'Active', statuses: { 1: 'New', 2: 'Pending' } },
      1: { label: 'Submitted', statuses: { 3: 'In Progress' } },
      2: { label: 'Canceled', statuses: { 4: 'No Money' } },
      3: { label: 'Fulfilled', statuses: { 100_001: 'Complete', 100_002: 'Partial' } },
      4: { label: 'Invoiced', statuses: { 100_003: 'Invoiced' } },
    },
  }),
  orderTable({
    schemaName: 'Invoice',
    objectTypeCode: 1090,
    displayName: 'Invoice',
    numberColumn: { schemaName: 'InvoiceNumber', displayName: 'Invoice ID' },
    states: {
      0: {
        label: 'Active',
        statuses: {
          1: 'New',
          2: 'Partially Shipped',
          4: 'Billed',
          5: 'Booked (applies to services)',
          6: 'Installed (applies to services)',
        },
      },
      1: {
        label: 'Closed (deprecated)',
        statuses: { 3: 'Canceled (deprecated)', 7: 'Paid in Full (deprecated)' },
      },
      2: { label: 'Paid', statuses: { 100_001: 'Complete', 100_002: 'Partial' } },
      3: { label: 'Canceled', statuses: { 100_003: 'Canceled' } },
    },
  }),
];
