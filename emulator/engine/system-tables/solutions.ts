import { choices, column, readOnly } from '../tables/system-columns';
import { systemTable } from './system-table';

const shared = { ownership: 'OrganizationOwned', primaryName: 'friendlyname' } as const;
const required = { requiredLevel: 'systemrequired' } as const;

const behaviors = choices({
  0: 'Include Subcomponents',
  1: 'Do not include subcomponents',
  2: 'Include As Shell Only',
});

/**
 * Publishers, solutions and what solutions hold. `componenttype` is a plain number, since Dataverse's choices for it
 * differ by organization.
 */
export const solutionTables = () => [
  systemTable({ schemaName: 'Publisher', objectTypeCode: 7101, displayName: 'Publisher', ...shared }, [
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
  ]),
  systemTable({ schemaName: 'Solution', objectTypeCode: 7100, displayName: 'Solution', ...shared }, [
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
  ]),
  systemTable(
    {
      schemaName: 'SolutionComponent',
      objectTypeCode: 7103,
      displayName: 'Solution Component',
      ownership: 'None',
      primaryName: null,
    },
    [
      column('ComponentType', 'integer', { displayName: 'Object Type Code' }),
      column('ObjectId', 'uniqueidentifier', { displayName: 'Regarding' }),
      column('RootComponentBehavior', 'choice', { displayName: 'Include Behavior', options: behaviors }),
      column('RootSolutionComponentId', 'uniqueidentifier', { displayName: 'Root Solution Component ID' }),
      column('SolutionId', 'lookup', { displayName: 'Solution', targets: ['solution'] }),
    ],
  ),
];
