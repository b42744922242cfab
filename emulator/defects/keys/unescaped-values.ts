import { missingAddressedRow, type RowAddress } from '../../operations/rows/row-address';
import { operationDefect } from '../defect';

/** It has a character that an address must escape. */
const isEscaped = (address: RowAddress): boolean =>
  address.kind === 'key' &&
  [...address.values.values()].some(value => typeof value === 'string' && encodeURIComponent(value) !== value);

export const unescapedValues = operationDefect(
  'unescaped-values',
  'A key value that an address must escape finds no row.',
  ({ retrieveRow }) => ({
    retrieveRow: (organization, asked) => {
      if (isEscaped(asked.address)) throw missingAddressedRow(asked.table, asked.address);
      return retrieveRow(organization, asked);
    },
  }),
);
