import { type AlternateKeyDefinition } from '../../engine/tables/table-definition';
import { newGuid } from '../../engine/values/guid';
import { newLogicalName, type NewNames } from './new-names';

/** An alternate key as a client describes it. */
export type NewKey = NewNames & {
  readonly displayName: string | undefined;
  /** Logical names of columns. */
  readonly keyAttributes: readonly string[];
};

/**
 * Makes the definition of a new key. Throws 400 for names that are not valid.
 * https://learn.microsoft.com/power-apps/developer/data-platform/define-alternate-keys-entity
 */
export const makeNewKey = (draft: NewKey): AlternateKeyDefinition => ({
  metadataId: newGuid(),
  logicalName: newLogicalName(draft),
  schemaName: draft.schemaName,
  displayName: draft.displayName ?? draft.schemaName,
  columns: [...new Set(draft.keyAttributes)],
  isManaged: false,
  isCustomizable: true,
  introducedVersion: '1.0',
  indexStatus: 'Pending',
  asyncJobId: null,
});
