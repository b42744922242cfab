import { resultOf } from '../soap/envelope';
import { namespaces } from '../soap/namespaces';
import type { Executor } from '../organization-service-client';
import { readGuid } from '../values/read-scalar';
import { writeAttributeValue } from '../values/write-value';
import { element, nilElement, textElement, typedElement } from '../soap/elements';
import type { XmlElement } from '../../xml/xml-element';

/** An alternate key as the metadata service tells it. */
export type EntityKey = {
  readonly logicalName: string;
  readonly keyAttributes: readonly string[];
  /** `Pending`, `InProgress`, `Active` or `Failed`. */
  readonly indexStatus: string;
  /** The asyncoperation that builds the index, where there is one. */
  readonly asyncJobId?: string;
};

/**
 * The alternate keys of a table, by RetrieveMetadataChanges as the sample asks for them; undefined when there is no such
 * table (https://learn.microsoft.com/dotnet/api/microsoft.xrm.sdk.messages.retrievemetadatachangesrequest).
 */
export async function retrieveKeys(client: Executor, logicalName: string): Promise<EntityKey[] | undefined> {
  const results = await client.execute(
    {
      name: 'RetrieveMetadataChanges',
      type: 'a:RetrieveMetadataChangesRequest',
      parameters: { Query: keysQuery(logicalName) },
    },
    { repeatable: true, title: `RetrieveMetadataChanges: the keys of ${logicalName}` },
  );
  const [table] = resultOf(results, 'RetrieveMetadataChanges', 'EntityMetadata').children;
  return table && (table.find(namespaces.m, 'Keys')?.children ?? []).map(readRetrievedKey);
}

/** Members in the contract's order. */
const keysQuery = (logicalName: string): XmlElement =>
  typedElement('b:value', 'q:EntityQueryExpression', [
    element(
      'q:Criteria',
      element(
        'q:Conditions',
        element(
          'q:MetadataConditionExpression',
          textElement('q:ConditionOperator', 'Equals'),
          textElement('q:PropertyName', 'LogicalName'),
          writeAttributeValue('q:Value', logicalName),
        ),
      ),
      textElement('q:FilterOperator', 'And'),
      element('q:Filters'),
    ),
    element(
      'q:Properties',
      textElement('q:AllProperties', 'false'),
      element('q:PropertyNames', textElement('arr:string', 'Keys')),
    ),
    nilElement('q:AttributeQuery'),
    nilElement('q:KeyQuery'),
    nilElement('q:LabelQuery'),
    nilElement('q:RelationshipQuery'),
  ]);

function readRetrievedKey(key: XmlElement): EntityKey {
  const job = key.find(namespaces.n, 'AsyncJob')?.find(namespaces.a, 'Id');
  return {
    logicalName: key.get(namespaces.n, 'LogicalName').text,
    keyAttributes: key.get(namespaces.n, 'KeyAttributes').children.map(column => column.text),
    indexStatus: key.get(namespaces.n, 'EntityKeyIndexStatus').text,
    ...(job !== undefined && { asyncJobId: readGuid(job) }),
  };
}
