import { type Organization } from '../../../engine/organization';
import { column } from '../../../engine/tables/system-columns';
import { bookKey, bookTable } from '../../../engine/testing/book';

/** Adds `new_offer` with a key over text and number, and one over a lookup to accounts; both are active. */
export function addOfferTable(organization: Organization): void {
  const columns = [
    column('new_OfferId', 'uniqueidentifier', { isCustom: true, validForUpdate: false }),
    column('new_Code', 'string', { isCustom: true, maxLength: 10 }),
    column('new_Year', 'integer', { isCustom: true }),
    column('new_Price', 'decimal', { isCustom: true, precision: 2 }),
    column('new_Total', 'money', { isCustom: true, precision: 2 }),
    column('new_Day', 'dateonly', { isCustom: true }),
    column('new_When', 'datetime', { isCustom: true }),
    column('new_Sold', 'boolean', { isCustom: true }),
    column('new_Serial', 'bigint', { isCustom: true }),
    column('new_Account', 'lookup', { isCustom: true, targets: ['account'] }),
    column('new_Party', 'lookup', { isCustom: true, targets: ['account', 'contact'] }),
    column('VersionNumber', 'bigint', { validForCreate: false, validForUpdate: false }),
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
