import { type Option, type TableDefinition } from '../tables/definitions';
import { column, stateColumns } from '../tables/system-columns';
import { systemTable } from './system-table';

const assemblyIdentity = () => [
  column('Version', 'string', { displayName: 'Version', maxLength: 48 }),
  column('Culture', 'string', { displayName: 'Culture', maxLength: 32 }),
  column('PublicKeyToken', 'string', { displayName: 'Public Key Token', maxLength: 32 }),
];

/** https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/pluginassembly */
export const pluginAssembly = (): TableDefinition =>
  systemTable({
    schemaName: 'PluginAssembly',
    entitySetName: 'pluginassemblies',
    objectTypeCode: 4605,
    displayName: 'Plug-in Assembly',
    displayCollectionName: 'Plug-in Assemblies',
    ownership: 'OrganizationOwned',
    primaryName: 'name',
    columns: [
      column('Name', 'string', { displayName: 'Name', maxLength: 256 }),
      ...assemblyIdentity(),
      column('IsolationMode', 'choice', {
        displayName: 'Isolation Mode',
        options: [
          { value: 1, label: 'None' },
          { value: 2, label: 'Sandbox' },
          { value: 3, label: 'External' },
        ],
      }),
      column('SourceType', 'choice', {
        displayName: 'Source Type',
        options: [
          { value: 0, label: 'Database' },
          { value: 1, label: 'Disk' },
          { value: 2, label: 'Normal' },
          { value: 3, label: 'AzureWebApp' },
          { value: 4, label: 'File Store' },
        ],
      }),
      column('Content', 'memo', { displayName: 'Content', maxLength: 1_073_741_823 }),
      column('IsManaged', 'boolean', { displayName: 'State', validForCreate: false, validForUpdate: false }),
    ],
  });

/** https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/plugintype */
export const pluginType = (): TableDefinition =>
  systemTable({
    schemaName: 'PluginType',
    entitySetName: 'plugintypes',
    objectTypeCode: 4602,
    displayName: 'Plug-in Type',
    displayCollectionName: 'Plug-in Types',
    ownership: 'OrganizationOwned',
    primaryName: 'name',
    columns: [
      column('Name', 'string', { displayName: 'Name', maxLength: 256 }),
      column('TypeName', 'string', { displayName: 'Type Name', maxLength: 256 }),
      column('FriendlyName', 'string', { displayName: 'Display Name', maxLength: 256 }),
      column('AssemblyName', 'string', { displayName: 'Assembly Name', maxLength: 100 }),
      ...assemblyIdentity(),
      column('PluginAssemblyId', 'lookup', { displayName: 'Plugin Assembly', targets: ['pluginassembly'] }),
    ],
  });

const states: readonly Option[] = [
  { value: 0, label: 'Enabled', defaultStatus: 1 },
  { value: 1, label: 'Disabled', defaultStatus: 2 },
];
const statuses: readonly Option[] = [
  { value: 1, label: 'Enabled', state: 0 },
  { value: 2, label: 'Disabled', state: 1 },
];
const stages: readonly Option[] = [
  { value: 5, label: 'Initial Pre-operation (For internal use only)' },
  { value: 10, label: 'Pre-validation' },
  { value: 20, label: 'Pre-operation' },
  { value: 30, label: 'Main Operation (For internal use only)' },
  { value: 40, label: 'Post-operation' },
  { value: 50, label: 'Post-operation (Deprecated)' },
];

/**
 * Without the message and the table that set a step off.
 * https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/sdkmessageprocessingstep
 */
export const pluginStep = (): TableDefinition =>
  systemTable({
    schemaName: 'SdkMessageProcessingStep',
    entitySetName: 'sdkmessageprocessingsteps',
    objectTypeCode: 4608,
    displayName: 'Sdk Message Processing Step',
    displayCollectionName: 'Sdk Message Processing Steps',
    ownership: 'OrganizationOwned',
    primaryName: 'name',
    columns: [
      ...stateColumns(states, statuses),
      column('Name', 'string', { displayName: 'Name', maxLength: 256 }),
      column('Description', 'string', { displayName: 'Description', maxLength: 256 }),
      column('Stage', 'choice', { displayName: 'Execution Stage', options: stages }),
      column('Mode', 'choice', {
        displayName: 'Execution Mode',
        options: [
          { value: 0, label: 'Synchronous' },
          { value: 1, label: 'Asynchronous' },
        ],
      }),
      column('Rank', 'integer', { displayName: 'Execution Order' }),
      column('FilteringAttributes', 'memo', { displayName: 'Filtering Attributes', maxLength: 100_000 }),
      column('PluginTypeId', 'lookup', { displayName: 'Plug-In Type', targets: ['plugintype'] }),
      column('IsManaged', 'boolean', { displayName: 'State', validForCreate: false, validForUpdate: false }),
    ],
  });
