import { type TableDefinition } from '../tables/table-definition';
import { defineColumn } from '../tables/system-columns';
import { activityTables } from './activities';
import { customerTables } from './customers';
import { jobTables } from './jobs';
import { orderTables } from './orders';
import { plugInTables } from './plug-ins';
import { salesAndServiceTables } from './sales-and-service';
import { securityTables } from './security';
import { solutionTables } from './solutions';
import { systemTable } from './system-table';

/** Its one row is the environment. */
const organizationTable = () =>
  systemTable({ schemaName: 'Organization', objectTypeCode: 1019, displayName: 'Organization', ownership: 'None' }, [
    defineColumn('Name', 'string', {
      displayName: 'Organization Name',
      requiredLevel: 'systemrequired',
      maxLength: 160,
      validForUpdate: false,
    }),
    defineColumn('ExpireChangeTrackingInDays', 'integer', {
      displayName: 'Days to Expire Change Tracking Deleted Records',
      description: 'Maximum number of days to keep change tracking deleted records',
      requiredLevel: 'systemrequired',
      minValue: 0,
      maxValue: 365,
    }),
    defineColumn('LanguageCode', 'integer', { displayName: 'Language', validForUpdate: false }),
    defineColumn('LocaleId', 'integer', { displayName: 'Locale' }),
  ]);

/**
 * The tables of a new organization, each with a realistic part of its columns.
 * https://learn.microsoft.com/power-apps/developer/data-platform/reference/about-entity-reference
 */
export const systemTables = (): readonly TableDefinition[] => [
  organizationTable(),
  ...securityTables(),
  ...solutionTables(),
  ...jobTables(),
  ...plugInTables(),
  ...customerTables(),
  ...activityTables(),
  ...salesAndServiceTables(),
  ...orderTables(),
];
