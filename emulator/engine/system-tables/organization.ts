import { type TableDefinition } from '../tables/definitions';
import { column } from '../tables/system-columns';
import { systemTable } from './system-table';

/** Its one row is the environment. https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/organization */
export const organization = (): TableDefinition =>
  systemTable({
    schemaName: 'Organization',
    entitySetName: 'organizations',
    objectTypeCode: 1019,
    displayName: 'Organization',
    displayCollectionName: 'Organizations',
    ownership: 'None',
    primaryName: 'name',
    columns: [
      column('Name', 'string', {
        displayName: 'Organization Name',
        requiredLevel: 'systemrequired',
        maxLength: 160,
        validForUpdate: false,
      }),
      column('ExpireChangeTrackingInDays', 'integer', {
        displayName: 'Days to Expire Change Tracking Deleted Records',
        description: 'Maximum number of days to keep change tracking deleted records',
        requiredLevel: 'systemrequired',
        minValue: 0,
        maxValue: 365,
      }),
      column('LanguageCode', 'integer', { displayName: 'Language', validForUpdate: false }),
      column('LocaleId', 'integer', { displayName: 'Locale' }),
    ],
  });
