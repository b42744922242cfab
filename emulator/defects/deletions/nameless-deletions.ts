import { zeroGuid } from '../../engine/values/guid';
import { pageDefect } from '../defect';

export const namelessDeletions = pageDefect(
  'nameless-deletions',
  'A deletion gives the empty GUID in place of the id of the row.',
  ({ changes }) => ({
    changes: changes.map(change =>
      change.kind === 'deleted' ? { ...change, tombstone: { ...change.tombstone, id: zeroGuid } } : change,
    ),
  }),
);
