import { choices, column, readOnly, stateColumns } from '../tables/system-columns';
import { systemTable } from './system-table';

const largestCount = 1_000_000_000;

/** The choices of `account.industrycode` that a new environment brings, in order from 1. */
const industries = [
  'Accounting',
  'Agriculture and Non-petrol Natural Resource Extraction',
  'Broadcasting Printing and Publishing',
  'Brokers',
  'Building Supply Retail',
  'Business Services',
  'Consulting',
  'Consumer Services',
  'Design, Direction and Creative Management',
  'Distributors, Dispatchers and Processors',
  "Doctor's Offices and Clinics",
  'Durable Manufacturing',
  'Eating and Drinking Places',
  'Entertainment Retail',
  'Equipment Rental and Leasing',
  'Financial',
  'Food and Tobacco Processing',
  'Inbound Capital Intensive Processing',
  'Inbound Repair and Services',
  'Insurance',
  'Legal Services',
  'Non-Durable Merchandise Retail',
  'Outbound Consumer Service',
  'Petrochemical Extraction and Distribution',
  'Service Retail',
  'SIG Affiliations',
  'Social Services',
  'Special Outbound Trade Contractors',
  'Specialty Realty',
  'Transportation',
  'Utility Creation and Distribution',
  'Vehicle Retail',
  'Wholesale',
].map((label, index) => ({ value: index + 1, label }));

const customer = { ownership: 'UserOwned', changeTrackingEnabled: true } as const;

/** Accounts and contacts: change tracking is on from the start. */
export const customerTables = () => [
  systemTable({ schemaName: 'Account', objectTypeCode: 1, displayName: 'Account', ...customer }, [
    ...stateColumns(),
    column('Name', 'string', { displayName: 'Account Name', requiredLevel: 'required', maxLength: 160 }),
    column('AccountNumber', 'string', { displayName: 'Account Number', maxLength: 20 }),
    column('Telephone1', 'string', { displayName: 'Main Phone', maxLength: 50, format: 'phone' }),
    column('Fax', 'string', { displayName: 'Fax', maxLength: 50, format: 'phone' }),
    column('EMailAddress1', 'string', { displayName: 'Email', maxLength: 100, format: 'email' }),
    column('WebSiteURL', 'string', { displayName: 'Website', maxLength: 200, format: 'url' }),
    column('Address1_City', 'string', { displayName: 'Address 1: City', maxLength: 80 }),
    column('Description', 'memo', { displayName: 'Description', maxLength: 2000 }),
    column('NumberOfEmployees', 'integer', { displayName: 'Number of Employees', minValue: 0, maxValue: largestCount }),
    column('Revenue', 'money', { displayName: 'Annual Revenue', precision: 2, minValue: 0, maxValue: 1e14 }),
    column('CreditOnHold', 'boolean', {
      displayName: 'Credit Hold',
      defaultValue: false,
      options: choices({ 0: 'No', 1: 'Yes' }),
    }),
    column('IndustryCode', 'choice', { displayName: 'Industry', options: industries }),
    column('PrimaryContactId', 'lookup', { displayName: 'Primary Contact', targets: ['contact'] }),
    column('ParentAccountId', 'lookup', { displayName: 'Parent Account', targets: ['account'] }),
  ]),
  systemTable(
    { schemaName: 'Contact', objectTypeCode: 2, displayName: 'Contact', primaryName: 'fullname', ...customer },
    [
      ...stateColumns(),
      column('FirstName', 'string', { displayName: 'First Name', maxLength: 50 }),
      column('LastName', 'string', { displayName: 'Last Name', requiredLevel: 'required', maxLength: 50 }),
      column('FullName', 'string', { displayName: 'Full Name', maxLength: 160, ...readOnly }),
      column('EMailAddress1', 'string', { displayName: 'Email', maxLength: 100, format: 'email' }),
      column('Telephone1', 'string', { displayName: 'Business Phone', maxLength: 50, format: 'phone' }),
      column('JobTitle', 'string', { displayName: 'Job Title', maxLength: 100 }),
      column('BirthDate', 'dateonly', { displayName: 'Birthday', format: 'date' }),
      column('Anniversary', 'dateonly', { displayName: 'Anniversary', format: 'date' }),
      column('DoNotEMail', 'boolean', {
        displayName: 'Do not allow Emails',
        defaultValue: false,
        options: choices({ 0: 'Allow', 1: 'Do Not Allow' }),
      }),
      column('GenderCode', 'choice', { displayName: 'Gender', options: choices({ 1: 'Male', 2: 'Female' }) }),
      column('ParentCustomerId', 'lookup', { displayName: 'Company Name', targets: ['account', 'contact'] }),
    ],
  ),
];
