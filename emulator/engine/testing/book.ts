import { type AlternateKeyDefinition, type KeyIndexStatus, type TableDefinition } from '../tables/table-definition';
import { newGuid } from '../values/guid';
import { Organization, type OrganizationOptions } from '../organization';
import { defineColumn, type ColumnOptions, commonColumns, stateColumns } from '../tables/system-columns';
import { type ColumnValue, type ColumnValues } from '../values/row';

/** The alternate key of {@link bookTable}, on the book code. */
export const bookKey = (indexStatus: KeyIndexStatus = 'Active'): AlternateKeyDefinition => ({
  metadataId: newGuid(),
  logicalName: 'sample_bookcode',
  schemaName: 'sample_bookcode',
  displayName: 'Book Code Key',
  columns: ['sample_bookcode'],
  isManaged: true,
  isCustomizable: true,
  introducedVersion: '1.0.0.0',
  indexStatus,
  asyncJobId: null,
});

const custom: ColumnOptions = { isCustom: true, introducedVersion: '1.0.0.0' };

const columns = () => [
  defineColumn('sample_bookId', 'uniqueidentifier', { ...custom, displayName: 'Book', validForUpdate: false }),
  defineColumn('sample_name', 'string', { ...custom, displayName: 'Name', maxLength: 100 }),
  defineColumn('sample_bookcode', 'string', { ...custom, displayName: 'Book Code', maxLength: 100 }),
  defineColumn('sample_pages', 'integer', { ...custom, displayName: 'Pages', minValue: 0, maxValue: 10_000 }),
  defineColumn('sample_publisher', 'lookup', { ...custom, displayName: 'Publisher', targets: ['account'] }),
  ...commonColumns('UserOwned'),
  ...stateColumns(),
];

/** A tracked custom table with one key. */
export const bookTable = (change: Partial<TableDefinition> = {}): TableDefinition => ({
  metadataId: newGuid(),
  logicalName: 'sample_book',
  schemaName: 'sample_book',
  entitySetName: 'sample_books',
  objectTypeCode: 10_050,
  displayName: 'Book',
  displayCollectionName: 'Books',
  description: '',
  ownership: 'UserOwned',
  primaryIdColumn: 'sample_bookid',
  primaryNameColumn: 'sample_name',
  changeTrackingEnabled: true,
  canChangeTrackingBeEnabled: true,
  isCustom: true,
  isManaged: true,
  introducedVersion: '1.0.0.0',
  columns: new Map(columns().map(definition => [definition.logicalName, definition])),
  keys: new Map([['sample_bookcode', bookKey()]]),
  relationships: [],
  ...change,
});

/** An organization whose jobs are over at once, with the book table and its key active. */
export function bookOrganization(options: OrganizationOptions = {}): Organization {
  const organization = new Organization({ indexDelay: 2, jobDelay: 2, ...options });
  organization.tables.define(bookTable());
  return organization;
}

export const values = (record: Record<string, ColumnValue>): ColumnValues => new Map(Object.entries(record));

/** A small repeatable generator of numbers in [0, 1): mulberry32. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
