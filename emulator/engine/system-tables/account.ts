import { type TableDefinition } from '../tables/definitions';
import { column, stateColumns } from '../tables/system-columns';
import { systemTable } from './system-table';
import { industries } from './industries';

const million = 1_000_000_000;

/** Change tracking is on from the start. https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/account */
export const account = (): TableDefinition =>
  systemTable({
    schemaName: 'Account',
    entitySetName: 'accounts',
    objectTypeCode: 1,
    displayName: 'Account',
    displayCollectionName: 'Accounts',
    ownership: 'UserOwned',
    primaryName: 'name',
    changeTrackingEnabled: true,
    columns: [
      ...stateColumns(),
      column('Name', 'string', { displayName: 'Account Name', requiredLevel: 'required', maxLength: 160 }),
      column('AccountNumber', 'string', { displayName: 'Account Number', maxLength: 20 }),
      column('Telephone1', 'string', { displayName: 'Main Phone', maxLength: 50, format: 'phone' }),
      column('Fax', 'string', { displayName: 'Fax', maxLength: 50, format: 'phone' }),
      column('EMailAddress1', 'string', { displayName: 'Email', maxLength: 100, format: 'email' }),
      column('WebSiteURL', 'string', { displayName: 'Website', maxLength: 200, format: 'url' }),
      column('Address1_City', 'string', { displayName: 'Address 1: City', maxLength: 80 }),
      column('Description', 'memo', { displayName: 'Description', maxLength: 2000 }),
      column('NumberOfEmployees', 'integer', { displayName: 'Number of Employees', minValue: 0, maxValue: million }),
      column('Revenue', 'money', { displayName: 'Annual Revenue', precision: 2, minValue: 0, maxValue: 1e14 }),
      column('CreditOnHold', 'boolean', {
        displayName: 'Credit Hold',
        defaultValue: false,
        options: [
          { value: 0, label: 'No' },
          { value: 1, label: 'Yes' },
        ],
      }),
      column('IndustryCode', 'choice', { displayName: 'Industry', options: industries }),
      column('PrimaryContactId', 'lookup', { displayName: 'Primary Contact', targets: ['contact'] }),
      column('ParentAccountId', 'lookup', { displayName: 'Parent Account', targets: ['account'] }),
    ],
  });
