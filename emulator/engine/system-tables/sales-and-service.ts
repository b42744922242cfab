import { columnChoices, defineColumn, readOnly, stateColumns } from '../tables/system-columns';
import { type Option, type TableDefinition } from '../tables/table-definition';
import { platformChoices } from './platform-choices';
import { systemTable } from './system-table';

const required = { requiredLevel: 'required' } as const;
const owned = { ownership: 'UserOwned', canChangeTrackingBeEnabled: true } as const;
const largestAmount = 1e12;

const choicesNamed = (name: string): { readonly options: readonly Option[] } => ({
  options: platformChoices.get(name) ?? [],
});

const descriptionColumn = () => defineColumn('Description', 'memo', { displayName: 'Description', maxLength: 2000 });

const leadTable = (): TableDefinition =>
  systemTable({ schemaName: 'Lead', objectTypeCode: 4, displayName: 'Lead', primaryName: 'fullname', ...owned }, [
    ...stateColumns({
      0: { label: 'Open', statuses: { 1: 'New', 2: 'Contacted' } },
      1: { label: 'Qualified', statuses: { 3: 'Qualified' } },
      2: {
        label: 'Disqualified',
        statuses: { 4: 'Lost', 5: 'Cannot Contact', 6: 'No Longer Interested', 7: 'Canceled' },
      },
    }),
    defineColumn('Subject', 'string', { displayName: 'Topic', ...required, maxLength: 300 }),
    defineColumn('FirstName', 'string', { displayName: 'First Name', maxLength: 50 }),
    defineColumn('LastName', 'string', { displayName: 'Last Name', ...required, maxLength: 50 }),
    defineColumn('FullName', 'string', { displayName: 'Name', maxLength: 160, ...readOnly }),
    defineColumn('CompanyName', 'string', { displayName: 'Company Name', maxLength: 100 }),
    defineColumn('EMailAddress1', 'string', { displayName: 'Email', maxLength: 100, format: 'email' }),
    defineColumn('Telephone1', 'string', { displayName: 'Business Phone', maxLength: 50, format: 'phone' }),
    defineColumn('ParentAccountId', 'lookup', { displayName: 'Parent Account for lead', targets: ['account'] }),
    defineColumn('ParentContactId', 'lookup', { displayName: 'Parent Contact for lead', targets: ['contact'] }),
    defineColumn('BudgetStatus', 'choice', { displayName: 'Budget', ...choicesNamed('budgetstatus') }),
    descriptionColumn(),
  ]);

const opportunityTable = (): TableDefinition =>
  systemTable(
    {
      schemaName: 'Opportunity',
      entitySetName: 'opportunities',
      objectTypeCode: 3,
      displayName: 'Opportunity',
      displayCollectionName: 'Opportunities',
      ...owned,
    },
    [
      ...stateColumns({
        0: { label: 'Open', statuses: { 1: 'In Progress', 2: 'On Hold' } },
        1: { label: 'Won', statuses: { 3: 'Won' } },
        2: { label: 'Lost', statuses: { 4: 'Canceled', 5: 'Out-Sold' } },
      }),
      defineColumn('Name', 'string', { displayName: 'Topic', ...required, maxLength: 300 }),
      defineColumn('CustomerId', 'lookup', { displayName: 'Potential Customer', targets: ['account', 'contact'] }),
      defineColumn('ParentAccountId', 'lookup', { displayName: 'Account', targets: ['account'] }),
      defineColumn('ParentContactId', 'lookup', { displayName: 'Contact', targets: ['contact'] }),
      defineColumn('OriginatingLeadId', 'lookup', { displayName: 'Originating Lead', targets: ['lead'] }),
      defineColumn('EstimatedCloseDate', 'dateonly', { displayName: 'Est. Close Date', format: 'date' }),
      defineColumn('EstimatedValue', 'money', {
        displayName: 'Est. Revenue',
        precision: 2,
        minValue: -largestAmount,
        maxValue: largestAmount,
      }),
      defineColumn('SalesStage', 'choice', { displayName: 'Sales Stage', ...choicesNamed('opportunity_salesstage') }),
      descriptionColumn(),
    ],
  );

const incidentTable = (): TableDefinition =>
  systemTable({ schemaName: 'Incident', objectTypeCode: 112, displayName: 'Case', primaryName: 'title', ...owned }, [
    ...stateColumns({
      0: {
        label: 'Active',
        statuses: { 1: 'In Progress', 2: 'On Hold', 3: 'Waiting for Details', 4: 'Researching' },
      },
      1: { label: 'Resolved', statuses: { 5: 'Problem Solved', 1000: 'Information Provided' } },
      2: { label: 'Cancelled', statuses: { 6: 'Cancelled', 2000: 'Merged' } },
    }),
    defineColumn('Title', 'string', { displayName: 'Case Title', ...required, maxLength: 200 }),
    defineColumn('TicketNumber', 'string', { displayName: 'Case Number', maxLength: 100, validForUpdate: false }),
    defineColumn('CustomerId', 'lookup', { displayName: 'Customer', ...required, targets: ['account', 'contact'] }),
    defineColumn('CaseOriginCode', 'choice', { displayName: 'Origin', ...choicesNamed('incident_caseorigincode') }),
    defineColumn('PriorityCode', 'choice', {
      displayName: 'Priority',
      defaultValue: 2,
      options: columnChoices({ 1: 'High', 2: 'Normal', 3: 'Low' }),
    }),
    descriptionColumn(),
  ]);

const campaignTable = (): TableDefinition =>
  systemTable({ schemaName: 'Campaign', objectTypeCode: 4400, displayName: 'Campaign', ...owned }, [
    ...stateColumns({
      0: {
        label: 'Active',
        statuses: { 0: 'Proposed', 1: 'Ready To Launch', 2: 'Launched', 3: 'Completed', 4: 'Canceled', 5: 'Suspended' },
      },
      1: { label: 'Inactive', statuses: { 6: 'Inactive' } },
    }),
    defineColumn('Name', 'string', { displayName: 'Name', ...required, maxLength: 128 }),
    defineColumn('CodeName', 'string', { displayName: 'Campaign Code', maxLength: 32 }),
    descriptionColumn(),
  ]);

/** Addresses beside the two that stand in accounts and contacts themselves. They have no state of their own. */
const customerAddressTable = (): TableDefinition =>
  systemTable(
    {
      schemaName: 'CustomerAddress',
      entitySetName: 'customeraddresses',
      objectTypeCode: 1071,
      displayName: 'Address',
      displayCollectionName: 'Addresses',
      ownership: 'None',
      canChangeTrackingBeEnabled: true,
    },
    [
      defineColumn('Name', 'string', { displayName: 'Address Name', maxLength: 200 }),
      defineColumn('AddressNumber', 'integer', { displayName: 'Address Number' }),
      defineColumn('Line1', 'string', { displayName: 'Street 1', maxLength: 250 }),
      defineColumn('City', 'string', { displayName: 'City', maxLength: 80 }),
      defineColumn('StateOrProvince', 'string', { displayName: 'State/Province', maxLength: 50 }),
      defineColumn('PostalCode', 'string', { displayName: 'ZIP/Postal Code', maxLength: 20 }),
      defineColumn('Country', 'string', { displayName: 'Country/Region', maxLength: 80 }),
      defineColumn('ParentId', 'lookup', { displayName: 'Parent', targets: ['account', 'contact'] }),
    ],
  );

/**
 * What accelerators extend. An environment has leads, opportunities, campaigns and cases with Dynamics 365
 * Sales, Marketing and Service; whether it tracks them from the start is not published: here not. Each is described at
 * https://learn.microsoft.com/dynamics365/developer/reference/entities/<logical name>
 */
export const salesAndServiceTables = (): readonly TableDefinition[] => [
  leadTable(),
  opportunityTable(),
  incidentTable(),
  campaignTable(),
  customerAddressTable(),
];
