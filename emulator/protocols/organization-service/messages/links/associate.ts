import { type Caller } from '../../../../engine/access/caller';
import { invalidArgument } from '../../../../engine/dataverse-fault';
import { type OrganizationView } from '../../../../engine/organization-view';
import { type Differences } from '../../../../operations/fidelity';
import { type NamedRow, type RelationshipRole, type RowsToRelate } from '../../../../operations/rows/relate-rows';
import { type XmlElement } from '../../../../xml/xml-element';
import { type Call, type Message } from '../../front/message';
import { readTargetAddress, readTargetTable } from '../../rows/target-address';
import { contracts } from '../../xml/names';

const parameters = ['Target', 'Relationship', 'RelatedEntities'];
const evidence =
  'https://learn.microsoft.com/power-apps/developer/data-platform/org-service/entity-operations-associate-disassociate';
const linksDiffer: Differences = {
  notServed: ['Many-to-many relationships do not exist.'],
  differs: [],
  inferred: [
    'The faults for an unknown relationship and for a table on its wrong side are not public.',
    'Nothing of it is written when one row is refused.',
  ],
};

/** Relates rows to a row: lookups point to it from then on. */
export const associate: Message = {
  name: 'Associate',
  assembly: 'xrm',
  inTransactions: true,
  parameters,
  evidence,
  ...linksDiffer,
  handle: (call, { organization, operations }) => {
    operations.associateRows(organization, readLinks(call, organization));
    return [];
  },
};

/** Parts rows from a row: lookups to it become empty. */
export const disassociate: Message = {
  name: 'Disassociate',
  assembly: 'xrm',
  inTransactions: true,
  parameters,
  evidence,
  ...linksDiffer,
  inferred: [...(linksDiffer.inferred ?? []), 'A row that is not related stays as it is, and is no error.'],
  handle: (call, { organization, operations }) => {
    operations.disassociateRows(organization, readLinks(call, organization));
    return [];
  },
};

function readLinks({ parameters: given, caller }: Call, organization: OrganizationView): RowsToRelate {
  const target = readNamedRow(organization, given.get('Target', contracts('EntityReference')));
  const relationship = given.get('Relationship', contracts('Relationship'));
  const related = given.get('RelatedEntities', contracts('EntityReferenceCollection'));
  return readRowsToRelate(organization, target, { relationship, related, caller });
}

/** What a Relationship and an EntityReferenceCollection say of a row. */
export function readRowsToRelate(
  organization: OrganizationView,
  target: NamedRow,
  given: { readonly relationship: XmlElement; readonly related: XmlElement; readonly caller: Caller },
): RowsToRelate {
  const { relationship, related, caller } = given;
  const schemaName = relationship.trimmedTextOf(contracts('SchemaName'));
  if (schemaName === undefined) throw invalidArgument("Required member 'SchemaName' missing for field 'Relationship'.");
  return {
    target,
    relationship: schemaName,
    role: readRelationshipRole(relationship.trimmedTextOf(contracts('PrimaryEntityRole'))),
    related: related.all(contracts('EntityReference')).map(reference => readNamedRow(organization, reference)),
    caller,
  };
}

function readNamedRow(organization: OrganizationView, reference: XmlElement): NamedRow {
  const table = readTargetTable(organization, reference);
  return { table, address: readTargetAddress(table, reference) };
}

function readRelationshipRole(text: string | undefined): RelationshipRole | undefined {
  if (text === undefined || text === 'Referencing' || text === 'Referenced') return text;
  throw invalidArgument(`'${text.slice(0, 50)}' is not an EntityRole.`);
}
