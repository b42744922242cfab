import { invalidArgument, notImplemented } from '../../../../engine/dataverse-fault';
import { type Differences } from '../../../../operations/fidelity';
import { type Message } from '../../front/message';
import { type MessageParameters } from '../../front/message-parameters';
import {
  readColumnXml,
  readKeyXml,
  readTableAlterationXml,
  readTableXml,
  tableNameInXml,
} from '../../definitions/read-definition-xml';
import { guidValue } from '../../xml/wire-value';
import { metadata, metadata71 } from '../../xml/names';

/** What the emulator does without, and what clients of the SDK always say of it: no. */
const features: readonly string[] = ['HasActivities', 'HasNotes', 'HasFeedback'];

const writesDiffer: Differences = {
  notServed: ['What the Web API refuses of definitions is refused here too.'],
  differs: ['The differences of the same operation of the Web API apply.'],
};

/** Makes a table with its primary name. */
export const createEntity: Message = {
  name: 'CreateEntity',
  assembly: 'xrm',
  privilege: 'prvCreateEntity',
  parameters: ['Entity', 'PrimaryAttribute', 'SolutionUniqueName', ...features],
  evidence: 'https://learn.microsoft.com/dotnet/api/microsoft.xrm.sdk.messages.createentityrequest',
  ...writesDiffer,
  handle: ({ parameters }, { organization, operations, solutions }) => {
    refuseFeatures(parameters);
    const draft = readTableXml(
      parameters.get('Entity', metadata('EntityMetadata')),
      parameters.get('PrimaryAttribute', metadata('StringAttributeMetadata')),
    );
    const solution = solutionOf(parameters);
    const table = operations.createTable(organization, { draft, solution, customizations: solutions.customizations });
    const primaryName = table.columns.get(table.primaryNameColumn ?? '');
    return [
      ['EntityId', guidValue(table.metadataId)],
      ...(primaryName === undefined ? [] : [['AttributeId', guidValue(primaryName.metadataId)] as const]),
    ];
  },
};

/** Changes a table: its labels, and change tracking from off to on. */
export const updateEntity: Message = {
  name: 'UpdateEntity',
  assembly: 'xrm',
  privilege: 'prvWriteEntity',
  parameters: ['Entity', 'MergeLabels', 'SolutionUniqueName', ...features],
  evidence: 'https://learn.microsoft.com/dotnet/api/microsoft.xrm.sdk.messages.updateentityrequest',
  ...writesDiffer,
  handle: ({ parameters }, { organization, operations, solutions: { customizations } }) => {
    refuseFeatures(parameters);
    parameters.flag('MergeLabels');
    const definition = parameters.get('Entity', metadata('EntityMetadata'));
    const table = organization.tables.require(tableNameInXml(definition));
    const alteration = readTableAlterationXml(table, definition);
    operations.updateTable(organization, { table, alteration, solution: solutionOf(parameters), customizations });
    return [];
  },
};

/** Adds a column to a table. */
export const createAttribute: Message = {
  name: 'CreateAttribute',
  assembly: 'xrm',
  privilege: 'prvWriteEntity',
  parameters: ['Attribute', 'EntityName', 'SolutionUniqueName'],
  evidence: 'https://learn.microsoft.com/dotnet/api/microsoft.xrm.sdk.messages.createattributerequest',
  ...writesDiffer,
  handle: ({ parameters }, { organization, operations, solutions }) => {
    const { metadataId } = operations.createColumn(organization, {
      table: parameters.requireText('EntityName'),
      draft: readColumnXml(parameters.get('Attribute')),
      solution: solutionOf(parameters),
      customizations: solutions.customizations,
    });
    return [['AttributeId', guidValue(metadataId)]];
  },
};

/** Adds an alternate key to a table. Its index is built in a system job. */
export const createEntityKey: Message = {
  name: 'CreateEntityKey',
  assembly: 'xrm',
  privilege: 'prvWriteEntity',
  parameters: ['EntityKey', 'EntityName', 'SolutionUniqueName'],
  evidence: 'https://learn.microsoft.com/dotnet/api/microsoft.xrm.sdk.messages.createentitykeyrequest',
  ...writesDiffer,
  handle: ({ parameters }, { organization, operations, solutions }) => {
    const { metadataId } = operations.createKey(organization, {
      table: parameters.requireText('EntityName'),
      draft: readKeyXml(parameters.get('EntityKey', metadata71('EntityKeyMetadata'))),
      solution: solutionOf(parameters),
      customizations: solutions.customizations,
    });
    return [['EntityKeyId', guidValue(metadataId)]];
  },
};

function refuseFeatures(parameters: MessageParameters): void {
  const asked = features.find(name => parameters.flag(name) === true);
  if (asked !== undefined) throw notImplemented(`${asked} of ${parameters.message} is not implemented.`);
}

function solutionOf(parameters: MessageParameters): string | undefined {
  const name = parameters.text('SolutionUniqueName');
  if (name === '') throw invalidArgument(`The SolutionUniqueName of ${parameters.message} is empty.`);
  return name;
}
