import { type AlternateKeyDefinition } from '../../engine/tables/table-definition';
import { bothProtocols, type Defect } from '../defect';
import { withDescriptions, withView } from '../stand-in';

/** The definitions of alternate keys of custom tables say something else. Rows are addressed as ever. */
const toldKeys = (
  name: string,
  description: string,
  tell: (key: AlternateKeyDefinition, nameColumn: string | null) => AlternateKeyDefinition,
): Defect => ({
  name,
  description,
  protocols: bothProtocols,
  start: () =>
    withView(organization =>
      withDescriptions(organization, table => {
        if (!table.isCustom) return table;
        const { keys, primaryNameColumn } = table;
        return { ...table, keys: new Map([...keys].map(([id, key]) => [id, tell(key, primaryNameColumn)])) };
      }),
    ),
});

export const pendingIndexes = toldKeys(
  'pending-indexes',
  'The index of an alternate key of a custom table is pending for ever.',
  key => ({ ...key, indexStatus: 'Pending' }),
);

export const keysOverAnotherColumn = toldKeys(
  'keys-over-another-column',
  'An alternate key of a custom table covers the primary name, whatever it was defined over.',
  (key, nameColumn) => (nameColumn === null ? key : { ...key, columns: [nameColumn] }),
);
