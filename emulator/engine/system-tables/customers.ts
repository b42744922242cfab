import { columnChoices, defineColumn, readOnly, stateColumns } from '../tables/system-columns';
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

const customer = {
  ownership: 'UserOwned',
  changeTrackingEnabled: true,
  isCustomizable: true,
  isActivityParty: true,
} as const;

/** Accounts and contacts: change tracking is on from the start. */
export const customerTables = () => [
  systemTable({ schemaName: 'Account', objectTypeCode: 1, displayName: 'Account', ...customer }, [
    ...stateColumns(),
    defineColumn('Name', 'string', { displayName: 'Account Name', requiredLevel: 'required', maxLength: 160 }),
    defineColumn('AccountNumber', 'string', { displayName: 'Account Number', maxLength: 20 }),
    defineColumn('Telephone1', 'string', { displayName: 'Main Phone', maxLength: 50, format: 'phone' }),
    defineColumn('Fax', 'string', { displayName: 'Fax', maxLength: 50, format: 'phone' }),
    defineColumn('EMailAddress1', 'string', { displayName: 'Email', maxLength: 100, format: 'email' }),
    defineColumn('WebSiteURL', 'string', { displayName: 'Website', maxLength: 200, format: 'url' }),
    defineColumn('Address1_City', 'string', { displayName: 'Address 1: City', maxLength: 80 }),
    defineColumn('Description', 'memo', { displayName: 'Description', maxLength: 2000 }),
    defineColumn('NumberOfEmployees', 'integer', {
      displayName: 'Number of Employees',
      minValue: 0,
      maxValue: largestCount,
    }),
    defineColumn('Revenue', 'money', { displayName: 'Annual Revenue', precision: 2, minValue: 0, maxValue: 1e14 }),
    defineColumn('CreditOnHold', 'boolean', {
      displayName: 'Credit Hold',
      defaultValue: false,
      options: columnChoices({ 0: 'No', 1: 'Yes' }),
    }),
    defineColumn('IndustryCode', 'choice', { displayName: 'Industry', options: industries }),
    defineColumn('PrimaryContactId', 'lookup', { displayName: 'Primary Contact', targets: ['contact'] }),
    defineColumn('ParentAccountId', 'lookup', { displayName: 'Parent Account', targets: ['account'] }),
  ]),
  systemTable(
    { schemaName: 'Contact', objectTypeCode: 2, displayName: 'Contact', primaryName: 'fullname', ...customer },
    [
      ...stateColumns(),
      defineColumn('FirstName', 'string', { displayName: 'First Name', maxLength: 50 }),
      defineColumn('LastName', 'string', { displayName: 'Last Name', requiredLevel: 'required', maxLength: 50 }),
      defineColumn('FullName', 'string', { displayName: 'Full Name', maxLength: 160, ...readOnly }),
      defineColumn('EMailAddress1', 'string', { displayName: 'Email', maxLength: 100, format: 'email' }),
      defineColumn('Telephone1', 'string', { displayName: 'Business Phone', maxLength: 50, format: 'phone' }),
      defineColumn('JobTitle', 'string', { displayName: 'Job Title', maxLength: 100 }),
      defineColumn('BirthDate', 'dateonly', { displayName: 'Birthday', format: 'date' }),
      defineColumn('Anniversary', 'dateonly', { displayName: 'Anniversary', format: 'date' }),
      defineColumn('DoNotEMail', 'boolean', {
        displayName: 'Do not allow Emails',
        defaultValue: false,
        options: columnChoices({ 0: 'Allow', 1: 'Do Not Allow' }),
      }),
      defineColumn('GenderCode', 'choice', {
        displayName: 'Gender',
        options: columnChoices({ 1: 'Male', 2: 'Female' }),
      }),
      defineColumn('ParentCustomerId', 'lookup', { displayName: 'Company Name', targets: ['account', 'contact'] }),
    ],
  ),
];
