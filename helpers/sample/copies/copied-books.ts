import type { ReplicaTable } from '../../replica/replica-table';
import { bookColumns, SAMPLE_BOOK, SAMPLE_BOOKS } from '../books';

const id = 'sample_bookid';

/** The sample's table with the columns that the suite writes: others may have columns of their own beside them. */
export const copiedBooks: ReplicaTable = {
  name: SAMPLE_BOOK,
  entitySet: SAMPLE_BOOKS,
  id,
  columns: [
    { name: id, kind: 'row', property: id },
    ...bookColumns.map(name => ({ name, kind: 'text', property: name }) as const),
  ],
};
