import { type Organization } from '../../../engine/organization';
import { defineColumn } from '../../../engine/tables/system-columns';
import { bookKey, bookTable } from '../../../engine/testing/book';

/** Adds `new_offer` with a key over text and number, and one over a lookup to accounts; both are active. */
export function addOfferTable(organization: Organization): void {
  const columns = [
    defineColumn('new_OfferId', 'uniqueidentifier', { isCustom: true, validForUpdate: false }),
    defineColumn('new_Code', 'string', { isCustom: true, maxLength: 10 }),
    defineColumn('new_Year', 'integer', { isCustom: true }),
    defineColumn('new_Price', 'decimal', { isCustom: true, precision: 2 }),
    defineColumn('new_Total', 'money', { isCustom: true, precision: 2 }),
    defineColumn('new_Day', 'dateonly', { isCustom: true }),
    defineColumn('new_When', 'datetime', { isCustom: true }),
    defineColumn('new_Sold', 'boolean', { isCustom: true }),
    defineColumn('new_Serial', 'bigint', { isCustom: true }),
    defineColumn('new_Account', 'lookup', { isCustom: true, targets: ['account'] }),
    defineColumn('new_Party', 'lookup', { isCustom: true, targets: ['account', 'contact'] }),
    defineColumn('VersionNumber', 'bigint', { validForCreate: false, validForUpdate: false }),
  ];
  const key = (logicalName: string, keyColumns: readonly string[]) =>
    [logicalName, { ...bookKey(), logicalName, schemaName: logicalName, columns: keyColumns }] as const;
  organization.tables.define(
    bookTable({
      logicalName: 'new_offer',
      schemaName: 'new_Offer',
      entitySetName: 'new_offers',
      objectTypeCode: 10_060,
      ownership: 'None',
      primaryIdColumn: 'new_offerid',
      primaryNameColumn: 'new_code',
      changeTrackingEnabled: false,
      columns: new Map(columns.map(definition => [definition.logicalName, definition])),
      keys: new Map([key('new_codeyear', ['new_code', 'new_year']), key('new_account', ['new_account'])]),
    }),
  );
}
