import { type WireValue, pairNode } from '../xml/wire-value';
import { contracts, generic } from '../xml/names';
import { type XmlName } from '../../../xml/xml-name';
import { element, nilNode, optionalNode, textNode, type XmlNode } from '../../../xml/write-xml';

/** A row as the service shows it. */
export type EntityDraft = {
  readonly logicalName: string;
  readonly id: string;
  /** Columns without a value are left out. */
  readonly attributes: readonly (readonly [string, WireValue])[];
  /** Labels of choices. */
  readonly formattedValues: readonly (readonly [string, string])[];
  readonly rowVersion: string | null;
};

/** An Entity's members, in the order of the contract: a reader loses what stands elsewhere. */
export const entityMembers = (draft: EntityDraft): readonly XmlNode[] => [
  element(contracts('Attributes'), ...draft.attributes.map(([name, value]) => pairNode(name, value))),
  nilNode(contracts('EntityState')),
  element(
    contracts('FormattedValues'),
    ...draft.formattedValues.map(([name, label]) => formattedValueNode(name, label)),
  ),
  textNode(contracts('Id'), draft.id),
  element(contracts('KeyAttributes')),
  textNode(contracts('LogicalName'), draft.logicalName),
  element(contracts('RelatedEntities')),
  optionalNode(contracts('RowVersion'), draft.rowVersion),
];

const formattedValueNode = (name: string, label: string): XmlNode =>
  element(contracts('KeyValuePairOfstringstring'), textNode(generic('key'), name), textNode(generic('value'), label));

export const entityNode = (name: XmlName, draft: EntityDraft): XmlNode => element(name, ...entityMembers(draft));

export const entityValue = (draft: EntityDraft): WireValue => ({
  type: contracts('Entity'),
  content: entityMembers(draft),
});

/** One page of a query. */
export type CollectionDraft = {
  readonly entityName: string;
  readonly entities: readonly EntityDraft[];
  readonly moreRecords: boolean;
  readonly pagingCookie: string | null;
  /** -1 when it was not asked for. */
  readonly totalRecordCount: number;
  readonly totalRecordCountLimitExceeded: boolean;
};

/** An EntityCollection's members. */
export const entityCollectionMembers = (draft: CollectionDraft): readonly XmlNode[] => [
  element(contracts('Entities'), ...draft.entities.map(entity => entityNode(contracts('Entity'), entity))),
  textNode(contracts('EntityName'), draft.entityName),
  nilNode(contracts('MinActiveRowVersion')),
  textNode(contracts('MoreRecords'), draft.moreRecords),
  optionalNode(contracts('PagingCookie'), draft.pagingCookie),
  textNode(contracts('TotalRecordCount'), draft.totalRecordCount),
  textNode(contracts('TotalRecordCountLimitExceeded'), draft.totalRecordCountLimitExceeded),
];

export const entityCollectionValue = (draft: CollectionDraft): WireValue => ({
  type: contracts('EntityCollection'),
  content: entityCollectionMembers(draft),
});
