import { columnChoices, defineColumn, readOnly, stateColumns } from '../tables/system-columns';
import { systemTable } from './system-table';

/** `statecode` of a job that is over. */
export const completedJob = 3;

/** The kinds of jobs that the emulator has: `operationtype`. */
export const jobTypes = { keyIndex: 63, importSolution: 203, publishAll: 204, uninstallSolution: 208 } as const;

const operationTypes = columnChoices({
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
      defineColumn('Name', 'string', { displayName: 'System Job Name', maxLength: 256 }),
      defineColumn('OperationType', 'choice', {
        displayName: 'System Job Type',
        validForUpdate: false,
        options: operationTypes,
      }),
      defineColumn('PrimaryEntityType', 'string', {
        displayName: 'Primary Table',
        maxLength: 128,
        validForUpdate: false,
      }),
      defineColumn('Message', 'memo', { displayName: 'Message', ...readOnly }),
      defineColumn('FriendlyMessage', 'memo', { displayName: 'Friendly message' }),
      defineColumn('ErrorCode', 'integer', { displayName: 'Error Code', ...readOnly }),
      defineColumn('StartedOn', 'datetime', { displayName: 'Started On', ...readOnly }),
      defineColumn('CompletedOn', 'datetime', { displayName: 'Completed On', ...readOnly }),
      defineColumn('CorrelationId', 'uniqueidentifier', { displayName: 'Correlation Id', validForUpdate: false }),
    ],
  ),
  systemTable(
    { schemaName: 'ImportJob', objectTypeCode: 9107, displayName: 'Import Job', ownership: 'OrganizationOwned' },
    [
      defineColumn('Name', 'string', { displayName: 'Name', maxLength: 256 }),
      defineColumn('SolutionName', 'string', { displayName: 'Solution Name', maxLength: 256 }),
      defineColumn('SolutionId', 'lookup', { displayName: 'Solution', targets: ['solution'] }),
      defineColumn('Progress', 'double', { displayName: 'Progress', minValue: 0, maxValue: 100 }),
      defineColumn('Data', 'memo', { displayName: 'Data', maxLength: 1_073_741_823 }),
      defineColumn('StartedOn', 'datetime', { displayName: 'Started On' }),
      defineColumn('CompletedOn', 'datetime', { displayName: 'Completed On' }),
      defineColumn('ImportContext', 'string', { displayName: 'Import Context', maxLength: 100 }),
      defineColumn('OperationContext', 'string', { displayName: 'Operation Context', maxLength: 100 }),
    ],
  ),
];
