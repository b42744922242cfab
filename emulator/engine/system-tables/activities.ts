import { columnChoices, defineColumn, stateColumns } from '../tables/system-columns';
import { type TableDefinition } from '../tables/table-definition';
import { systemTable } from './system-table';

type Activity = Pick<TableDefinition, 'schemaName' | 'objectTypeCode' | 'displayName'> &
  Partial<Pick<TableDefinition, 'entitySetName' | 'displayCollectionName'>> & {
    readonly subjectLength?: number;
    readonly states: Parameters<typeof stateColumns>[0];
  };

/**
 * What all activities have: `activityid` is the primary id of each. Not here are what they regard, whose navigation
 * properties are named unlike all others, and parties (from, to, …), which are rows of another table.
 */
const activityTable = ({ subjectLength = 200, states, ...table }: Activity): TableDefinition =>
  systemTable(
    {
      ...table,
      ownership: 'UserOwned',
      canChangeTrackingBeEnabled: true,
      primaryId: 'ActivityId',
      primaryName: 'subject',
    },
    [
      ...stateColumns(states),
      defineColumn('Subject', 'string', {
        displayName: 'Subject',
        requiredLevel: 'required',
        maxLength: subjectLength,
      }),
      defineColumn('Description', 'memo', { displayName: 'Description', maxLength: 2000 }),
      defineColumn('ScheduledStart', 'datetime', { displayName: 'Start Date', format: 'datetime' }),
      defineColumn('ScheduledEnd', 'datetime', { displayName: 'Due Date', format: 'datetime' }),
      defineColumn('ActualStart', 'datetime', { displayName: 'Actual Start', format: 'datetime' }),
      defineColumn('ActualEnd', 'datetime', { displayName: 'Actual End', format: 'datetime' }),
      defineColumn('PriorityCode', 'choice', {
        displayName: 'Priority',
        defaultValue: 1,
        options: columnChoices({ 0: 'Low', 1: 'Normal', 2: 'High' }),
      }),
    ],
  );

/**
 * The activities that packages extend. Whether an environment tracks them from the start is not published: here not.
 * States: https://learn.microsoft.com/previous-versions/dynamicscrm-2016/administering-dynamics-365/dn531157(v=crm.8)
 */
export const activityTables = (): readonly TableDefinition[] => [
  activityTable({
    schemaName: 'Task',
    objectTypeCode: 4212,
    displayName: 'Task',
    states: {
      0: {
        label: 'Open',
        statuses: { 2: 'Not Started', 3: 'In Progress', 4: 'Waiting on someone else', 7: 'Deferred' },
      },
      1: { label: 'Completed', statuses: { 5: 'Completed' } },
      2: { label: 'Canceled', statuses: { 6: 'Canceled' } },
    },
  }),
  activityTable({
    schemaName: 'Appointment',
    objectTypeCode: 4201,
    displayName: 'Appointment',
    states: {
      0: { label: 'Open', statuses: { 1: 'Free', 2: 'Tentative' } },
      1: { label: 'Completed', statuses: { 3: 'Completed' } },
      2: { label: 'Canceled', statuses: { 4: 'Canceled' } },
      3: { label: 'Scheduled', statuses: { 5: 'Busy', 6: 'Out of Office' } },
    },
  }),
  activityTable({
    schemaName: 'Email',
    objectTypeCode: 4202,
    displayName: 'Email',
    displayCollectionName: 'Email Messages',
    subjectLength: 800,
    states: {
      0: { label: 'Open', statuses: { 1: 'Draft', 8: 'Failed' } },
      1: {
        label: 'Completed',
        statuses: { 2: 'Completed', 3: 'Sent', 4: 'Received', 6: 'Pending Send', 7: 'Sending' },
      },
      2: { label: 'Canceled', statuses: { 5: 'Canceled' } },
    },
  }),
  activityTable({
    schemaName: 'PhoneCall',
    objectTypeCode: 4210,
    displayName: 'Phone Call',
    states: {
      0: { label: 'Open', statuses: { 1: 'Open' } },
      1: { label: 'Completed', statuses: { 2: 'Made', 4: 'Received' } },
      2: { label: 'Canceled', statuses: { 3: 'Canceled' } },
    },
  }),
  activityTable({
    schemaName: 'Letter',
    objectTypeCode: 4207,
    displayName: 'Letter',
    states: {
      0: { label: 'Open', statuses: { 1: 'Open', 2: 'Draft' } },
      1: { label: 'Completed', statuses: { 3: 'Received', 4: 'Sent' } },
      2: { label: 'Canceled', statuses: { 5: 'Canceled' } },
    },
  }),
  activityTable({
    schemaName: 'Fax',
    entitySetName: 'faxes',
    objectTypeCode: 4204,
    displayName: 'Fax',
    displayCollectionName: 'Faxes',
    states: {
      0: { label: 'Open', statuses: { 1: 'Open' } },
      1: { label: 'Completed', statuses: { 2: 'Completed', 3: 'Sent', 4: 'Received' } },
      2: { label: 'Canceled', statuses: { 5: 'Canceled' } },
    },
  }),
];
