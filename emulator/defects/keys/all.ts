import { type Defect } from '../defect';
import { anotherRowByKey } from './another-row-by-key';
import { anyColumnAsKey } from './any-column-as-key';
import { idleKeyWrites } from './idle-key-writes';
import { keysOverAnotherColumn, pendingIndexes } from './told-keys';
import { unenforcedKeys } from './unenforced-keys';
import { unescapedValues } from './unescaped-values';
import { uniqueEmptyValues } from './unique-empty-values';
import { unusableKeys } from './unusable-keys';
import { upsertsThatOnlyUpdate } from './upserts-that-only-update';
import { upsertsToldAsCreates } from './upserts-told-as-creates';

/** Defects of alternate keys, and of what is done by them. */
export const defectsOfKeys: readonly Defect[] = [
  unenforcedKeys,
  uniqueEmptyValues,
  anotherRowByKey,
  idleKeyWrites,
  upsertsThatOnlyUpdate,
  upsertsToldAsCreates,
  anyColumnAsKey,
  unescapedValues,
  unusableKeys,
  pendingIndexes,
  keysOverAnotherColumn,
];
