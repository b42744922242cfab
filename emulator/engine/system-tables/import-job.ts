import { type TableDefinition } from '../tables/definitions';
import { column } from '../tables/system-columns';
import { systemTable } from './system-table';

/** https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/importjob */
export const importJob = (): TableDefinition =>
  systemTable({
    schemaName: 'ImportJob',
    entitySetName: 'importjobs',
    objectTypeCode: 9107,
    displayName: 'Import Job',
    displayCollectionName: 'Import Jobs',
    ownership: 'OrganizationOwned',
    primaryName: 'name',
    columns: [
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
  });
