import { HarnessError } from '../errors';

export type ODataKey = string | Readonly<Record<string, string | number>>;

const unaddressable = /[/<>*%&:\\?+#]/;

/**
 * The address of one row: `sample_books(<guid>)`, or by alternate key `sample_books(sample_bookcode='a''b')`.
 * Throws HarnessError for text that no address can carry
 * (https://learn.microsoft.com/power-apps/developer/data-platform/define-alternate-keys-entity).
 */
export function keyAddress(entitySet: string, key: ODataKey): string {
  if (typeof key === 'string') return `${entitySet}(${key})`;
  const values = Object.entries(key).map(([column, value]) => `${column}=${odataLiteral(column, value)}`);
  return `${entitySet}(${values.join(',')})`;
}

function odataLiteral(column: string, value: string | number): string {
  // A lookup column takes a bare GUID, under the name _column_value.
  if (typeof value === 'number' || /^_.+_value$/.test(column)) return encodeURIComponent(value);
  const found = unaddressable.exec(value);
  if (found !== null) {
    throw new HarnessError(
      `The value "${value}" of ${column} holds "${found[0]}", and Dataverse finds no row by an address with one of / < > * % & : \\ ? + #.`,
      'use another value in the alternate key, or find the row with $filter.',
    );
  }
  return `'${encodeURIComponent(value.replaceAll("'", "''")).replaceAll("'", '%27')}'`;
}
