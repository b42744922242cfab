import { type TableDefinition } from '../tables/definitions';
import { column, stateColumns } from '../tables/system-columns';
import { systemTable } from './system-table';

/** Change tracking is on from the start. https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/contact */
export const contact = (): TableDefinition =>
  systemTable({
    schemaName: 'Contact',
    entitySetName: 'contacts',
    objectTypeCode: 2,
    displayName: 'Contact',
    displayCollectionName: 'Contacts',
    ownership: 'UserOwned',
    primaryName: 'fullname',
    changeTrackingEnabled: true,
    columns: [
      ...stateColumns(),
      column('FirstName', 'string', { displayName: 'First Name', maxLength: 50 }),
      column('LastName', 'string', { displayName: 'Last Name', requiredLevel: 'required', maxLength: 50 }),
      column('FullName', 'string', {
        displayName: 'Full Name',
        maxLength: 160,
        validForCreate: false,
        validForUpdate: false,
      }),
      column('EMailAddress1', 'string', { displayName: 'Email', maxLength: 100, format: 'email' }),
      column('Telephone1', 'string', { displayName: 'Business Phone', maxLength: 50, format: 'phone' }),
      column('JobTitle', 'string', { displayName: 'Job Title', maxLength: 100 }),
      column('BirthDate', 'dateonly', { displayName: 'Birthday', format: 'date' }),
      column('Anniversary', 'dateonly', { displayName: 'Anniversary', format: 'date' }),
      column('DoNotEMail', 'boolean', {
        displayName: 'Do not allow Emails',
        defaultValue: false,
        options: [
          { value: 0, label: 'Allow' },
          { value: 1, label: 'Do Not Allow' },
        ],
      }),
      column('GenderCode', 'choice', {
        displayName: 'Gender',
        options: [
          { value: 1, label: 'Male' },
          { value: 2, label: 'Female' },
        ],
      }),
      column('ParentCustomerId', 'lookup', { displayName: 'Company Name', targets: ['account', 'contact'] }),
    ],
  });
