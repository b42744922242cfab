import { type Option, type TableDefinition } from '../tables/definitions';
import { column, stateColumns } from '../tables/system-columns';
import { systemTable } from './system-table';

/** `statecode` of a job that is over. */
export const completedJob = 3;

const states: readonly Option[] = [
  { value: 0, label: 'Ready', defaultStatus: 0 },
  { value: 1, label: 'Suspended', defaultStatus: 10 },
  { value: 2, label: 'Locked', defaultStatus: 20 },
  { value: completedJob, label: 'Completed', defaultStatus: 30 },
];

const statuses: readonly Option[] = [
  { value: 0, label: 'Waiting For Resources', state: 0 },
  { value: 10, label: 'Waiting', state: 1 },
  { value: 20, label: 'In Progress', state: 2 },
  { value: 21, label: 'Pausing', state: 2 },
  { value: 22, label: 'Canceling', state: 2 },
  { value: 30, label: 'Succeeded', state: 3 },
  { value: 31, label: 'Failed', state: 3 },
  { value: 32, label: 'Canceled', state: 3 },
];

/** The kinds of jobs that the emulator has: `operationtype`. */
export const jobTypes = { keyIndex: 63, importSolution: 203, publishAll: 204, uninstallSolution: 208 } as const;

const operationTypes: readonly Option[] = [
  { value: 13, label: 'Bulk Delete' },
  { value: 63, label: 'Entity Key Index Creation' },
  { value: 93, label: 'Import Solution Metadata' },
  { value: 202, label: 'Export Solution Async' },
  { value: 203, label: 'Import Solution Async' },
  { value: 204, label: 'Publish All' },
  { value: 207, label: 'Delete And Promote Async' },
  { value: 208, label: 'Uninstall Solution Async' },
  { value: 211, label: 'Stage And Upgrade' },
];

/** System jobs. https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/asyncoperation */
export const asyncOperation = (): TableDefinition =>
  systemTable({
    schemaName: 'AsyncOperation',
    entitySetName: 'asyncoperations',
    objectTypeCode: 4700,
    displayName: 'System Job',
    displayCollectionName: 'System Jobs',
    ownership: 'UserOwned',
    primaryName: 'name',
    columns: [
      ...stateColumns(states, statuses),
      column('Name', 'string', { displayName: 'System Job Name', maxLength: 256 }),
      column('OperationType', 'choice', {
        displayName: 'System Job Type',
        validForUpdate: false,
        options: operationTypes,
      }),
      column('PrimaryEntityType', 'string', { displayName: 'Primary Table', maxLength: 128, validForUpdate: false }),
      column('Message', 'memo', { displayName: 'Message', validForCreate: false, validForUpdate: false }),
      column('FriendlyMessage', 'memo', { displayName: 'Friendly message' }),
      column('ErrorCode', 'integer', { displayName: 'Error Code', validForCreate: false, validForUpdate: false }),
      column('StartedOn', 'datetime', { displayName: 'Started On', validForCreate: false, validForUpdate: false }),
      column('CompletedOn', 'datetime', { displayName: 'Completed On', validForCreate: false, validForUpdate: false }),
      column('CorrelationId', 'uniqueidentifier', { displayName: 'Correlation Id', validForUpdate: false }),
    ],
  });
