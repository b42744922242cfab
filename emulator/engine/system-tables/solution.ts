import { type TableDefinition } from '../tables/definitions';
import { column } from '../tables/system-columns';
import { systemTable } from './system-table';

const readOnly = { validForCreate: false, validForUpdate: false } as const;
const required = { requiredLevel: 'systemrequired' } as const;

/** https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/solution */
export const solution = (): TableDefinition =>
  systemTable({
    schemaName: 'Solution',
    entitySetName: 'solutions',
    objectTypeCode: 7100,
    displayName: 'Solution',
    displayCollectionName: 'Solutions',
    ownership: 'OrganizationOwned',
    primaryName: 'friendlyname',
    columns: [
      column('UniqueName', 'string', { displayName: 'Name', ...required, maxLength: 65, validForUpdate: false }),
      column('FriendlyName', 'string', { displayName: 'Display Name', ...required, maxLength: 256 }),
      column('Description', 'memo', { displayName: 'Description', maxLength: 2000 }),
      column('Version', 'string', { displayName: 'Version', ...required, maxLength: 256 }),
      column('IsManaged', 'boolean', { displayName: 'Package Type', defaultValue: false, ...readOnly }),
      column('IsVisible', 'boolean', { displayName: 'Is Visible Outside Platform', defaultValue: true, ...readOnly }),
      column('InstalledOn', 'datetime', { displayName: 'Installed On', ...readOnly }),
      column('UpdatedOn', 'datetime', { displayName: 'Updated On', ...readOnly }),
      column('SolutionPackageVersion', 'string', { displayName: 'Solution Package Version', maxLength: 256 }),
      column('PublisherId', 'lookup', { displayName: 'Publisher', ...required, targets: ['publisher'] }),
    ],
  });

/** https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/publisher */
export const publisher = (): TableDefinition =>
  systemTable({
    schemaName: 'Publisher',
    entitySetName: 'publishers',
    objectTypeCode: 7101,
    displayName: 'Publisher',
    displayCollectionName: 'Publishers',
    ownership: 'OrganizationOwned',
    primaryName: 'friendlyname',
    columns: [
      column('UniqueName', 'string', { displayName: 'Name', ...required, maxLength: 256, validForUpdate: false }),
      column('FriendlyName', 'string', { displayName: 'Display Name', ...required, maxLength: 256 }),
      column('Description', 'memo', { displayName: 'Description', maxLength: 2000 }),
      column('EMailAddress', 'string', { displayName: 'Email', maxLength: 100, format: 'email' }),
      column('SupportingWebsiteUrl', 'string', { displayName: 'Website', maxLength: 200, format: 'url' }),
      column('CustomizationPrefix', 'string', { displayName: 'Prefix', ...required, maxLength: 8 }),
      column('CustomizationOptionValuePrefix', 'integer', {
        displayName: 'Option Value Prefix',
        ...required,
        minValue: 10_000,
        maxValue: 99_999,
      }),
      column('IsReadonly', 'boolean', { displayName: 'Is Read-Only Publisher', defaultValue: false, ...readOnly }),
    ],
  });
