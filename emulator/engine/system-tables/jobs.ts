import { choices, column, readOnly, stateColumns } from '../tables/system-columns';
import { systemTable } from './system-table';

/** `statecode` of a job that is over. */
export const completedJob = 3;

/** The kinds of jobs that the emulator has: `operationtype`. */
export const jobTypes = { keyIndex: 63, importSolution: 203, publishAll: 204, uninstallSolution: 208 } as const;

const operationTypes = choices({
  13: 'Bulk Delete',
  63: 'Entity Key Index Creation',
  93: 'Import Solution Metadata',
  202: 'Export Solution Async',
  203: 'Import Solution Async',
  204: 'Publish All',
  207: 'Delete And Promote Async',
  208: 'Uninstall Solution Async',
  211: 'Stage And Upgrade',
});

/** System jobs, and those that record imports. */
export const jobTables = () => [
  systemTable(
    { schemaName: 'AsyncOperation', objectTypeCode: 4700, displayName: 'System Job', ownership: 'UserOwned' },
    [
      ...stateColumns({
        0: { label: 'Ready', statuses: { 0: 'Waiting For Resources' } },
        1: { label: 'Suspended', statuses: { 10: 'Waiting' } },
        2: { label: 'Locked', statuses: { 20: 'In Progress', 21: 'Pausing', 22: 'Canceling' } },
        [completedJob]: { label: 'Completed', statuses: { 30: 'Succeeded', 31: 'Failed', 32: 'Canceled' } },
      }),
      column('Name', 'string', { displayName: 'System Job Name', maxLength: 256 }),
      column('OperationType', 'choice', {
        displayName: 'System Job Type',
        validForUpdate: false,
        options: operationTypes,
      }),
      column('PrimaryEntityType', 'string', { displayName: 'Primary Table', maxLength: 128, validForUpdate: false }),
      column('Message', 'memo', { displayName: 'Message', ...readOnly }),
      column('FriendlyMessage', 'memo', { displayName: 'Friendly message' }),
      column('ErrorCode', 'integer', { displayName: 'Error Code', ...readOnly }),
      column('StartedOn', 'datetime', { displayName: 'Started On', ...readOnly }),
      column('CompletedOn', 'datetime', { displayName: 'Completed On', ...readOnly }),
      column('CorrelationId', 'uniqueidentifier', { displayName: 'Correlation Id', validForUpdate: false }),
    ],
  ),
  systemTable(
    { schemaName: 'ImportJob', objectTypeCode: 9107, displayName: 'Import Job', ownership: 'OrganizationOwned' },
    [
      column('Name', 'string', { displayName: 'Name', maxLength: 256 }),
      column('SolutionName', 'string', { displayName: 'Solution Name', maxLength: 256 }),
      column('SolutionId', 'lookup', { displayName: 'Solution', targets: ['solution'] }),
      column('Progress', 'double', { displayName: 'Progress', minValue: 0, maxValue: 100 }),
      column('Data', 'memo', { displayName: 'Data', maxLength: 1_073_741_823 }),
      column('StartedOn', 'datetime', { displayName: 'Started On' }),
      column('CompletedOn', 'datetime', { displayName: 'Completed On' }),
      column('ImportContext', 'string', { displayName: 'Import Context', maxLength: 100 }),
      column('OperationContext', 'string', { displayName: 'Operation Context', maxLength: 100 }),
    ],
  ),
];
