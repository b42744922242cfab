import { columnChoices, defineColumn, readOnly, stateColumns } from '../tables/system-columns';
import { systemTable } from './system-table';

const ownership = 'OrganizationOwned';

const plugInNameColumn = () => defineColumn('Name', 'string', { displayName: 'Name', maxLength: 256 });
const assemblyIdentityColumns = () => [
  defineColumn('Version', 'string', { displayName: 'Version', maxLength: 48 }),
  defineColumn('Culture', 'string', { displayName: 'Culture', maxLength: 32 }),
  defineColumn('PublicKeyToken', 'string', { displayName: 'Public Key Token', maxLength: 32 }),
];

const isolationModes = columnChoices({ 1: 'None', 2: 'Sandbox', 3: 'External' });
const sourceTypes = columnChoices({ 0: 'Database', 1: 'Disk', 2: 'Normal', 3: 'AzureWebApp', 4: 'File Store' });
const modes = columnChoices({ 0: 'Synchronous', 1: 'Asynchronous' });
const stages = columnChoices({
  5: 'Initial Pre-operation (For internal use only)',
  10: 'Pre-validation',
  20: 'Pre-operation',
  30: 'Main Operation (For internal use only)',
  40: 'Post-operation',
  50: 'Post-operation (Deprecated)',
});

/** Assemblies, their types, and the steps that run them: without the message and the table that set a step off. */
export const plugInTables = () => [
  systemTable(
    {
      schemaName: 'PluginAssembly',
      entitySetName: 'pluginassemblies',
      objectTypeCode: 4605,
      displayName: 'Plug-in Assembly',
      displayCollectionName: 'Plug-in Assemblies',
      ownership,
    },
    [
      plugInNameColumn(),
      ...assemblyIdentityColumns(),
      defineColumn('IsolationMode', 'choice', { displayName: 'Isolation Mode', options: isolationModes }),
      defineColumn('SourceType', 'choice', { displayName: 'Source Type', options: sourceTypes }),
      defineColumn('Content', 'memo', { displayName: 'Content', maxLength: 1_073_741_823 }),
      defineColumn('IsManaged', 'boolean', { displayName: 'State', ...readOnly }),
    ],
  ),
  systemTable({ schemaName: 'PluginType', objectTypeCode: 4602, displayName: 'Plug-in Type', ownership }, [
    plugInNameColumn(),
    defineColumn('TypeName', 'string', { displayName: 'Type Name', maxLength: 256 }),
    defineColumn('FriendlyName', 'string', { displayName: 'Display Name', maxLength: 256 }),
    defineColumn('AssemblyName', 'string', { displayName: 'Assembly Name', maxLength: 100 }),
    ...assemblyIdentityColumns(),
    defineColumn('PluginAssemblyId', 'lookup', { displayName: 'Plugin Assembly', targets: ['pluginassembly'] }),
  ]),
  systemTable(
    {
      schemaName: 'SdkMessageProcessingStep',
      objectTypeCode: 4608,
      displayName: 'Sdk Message Processing Step',
      ownership,
    },
    [
      ...stateColumns({
        0: { label: 'Enabled', statuses: { 1: 'Enabled' } },
        1: { label: 'Disabled', statuses: { 2: 'Disabled' } },
      }),
      plugInNameColumn(),
      defineColumn('Description', 'string', { displayName: 'Description', maxLength: 256 }),
      defineColumn('Stage', 'choice', { displayName: 'Execution Stage', options: stages }),
      defineColumn('Mode', 'choice', { displayName: 'Execution Mode', options: modes }),
      defineColumn('Rank', 'integer', { displayName: 'Execution Order' }),
      defineColumn('FilteringAttributes', 'memo', { displayName: 'Filtering Attributes', maxLength: 100_000 }),
      defineColumn('PluginTypeId', 'lookup', { displayName: 'Plug-In Type', targets: ['plugintype'] }),
      defineColumn('IsManaged', 'boolean', { displayName: 'State', ...readOnly }),
    ],
  ),
];
