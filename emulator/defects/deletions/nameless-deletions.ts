import { pageDefect } from '../defect';

const emptyGuid = '00000000-0000-0000-0000-000000000000';

export const namelessDeletions = pageDefect(
  'nameless-deletions',
  'A deletion gives the empty GUID in place of the id of the row.',
  ({ changes }) => ({
    changes: changes.map(change =>
      change.kind === 'deleted' ? { ...change, tombstone: { ...change.tombstone, id: emptyGuid } } : change,
    ),
  }),
);
