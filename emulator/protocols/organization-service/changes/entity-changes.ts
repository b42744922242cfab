import { type EntityDraft, entityNode } from '../rows/entity';
import { referenceMembers, type WireValue } from '../xml/wire-value';
import { contracts71 } from '../xml/names';
import { element, nilNode, optionalNode, textNode, type XmlNode } from '../../../xml/write-xml';

/** One item of Changes: a row as it is now, or one that is gone. */
export type ChangeDraft =
  | { readonly kind: 'upserted'; readonly entity: EntityDraft }
  | { readonly kind: 'deleted'; readonly table: string; readonly id: string };

type ChangesDraft = {
  readonly changes: readonly ChangeDraft[];
  readonly dataToken: string | null;
  readonly moreRecords: boolean;
  readonly pagingCookie: string | null;
};

/** A BusinessEntityChanges, its members in the order of the contract. */
export const entityChangesValue = (draft: ChangesDraft): WireValue => ({
  type: contracts71('BusinessEntityChanges'),
  content: [
    element(contracts71('Changes'), ...draft.changes.map(changedItemNode)),
    optionalNode(contracts71('DataToken'), draft.dataToken),
    nilNode(contracts71('GlobalMetadataVersion')),
    textNode(contracts71('MoreRecords'), draft.moreRecords),
    optionalNode(contracts71('PagingCookie'), draft.pagingCookie),
  ],
});

/** Items are `anyType` elements: the list is one of an interface. The class is Removed-, its Type Remove-. */
function changedItemNode(change: ChangeDraft): XmlNode {
  if (change.kind === 'upserted') {
    return changesItemNode(
      'NewOrUpdatedItem',
      'NewOrUpdated',
      entityNode(contracts71('NewOrUpdatedEntity'), change.entity),
    );
  }
  const { table, id } = change;
  return changesItemNode(
    'RemovedOrDeletedItem',
    'RemoveOrDeleted',
    element(contracts71('RemovedItem'), ...referenceMembers({ table, id })),
  );
}

const changesItemNode = (type: string, changeType: string, what: XmlNode): XmlNode => ({
  ...element(contracts71('anyType'), what, textNode(contracts71('Type'), changeType)),
  type: contracts71(type),
});
