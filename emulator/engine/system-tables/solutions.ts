import { columnChoices, defineColumn, readOnly } from '../tables/system-columns';
import { systemTable } from './system-table';

const shared = { ownership: 'OrganizationOwned', primaryName: 'friendlyname' } as const;
const required = { requiredLevel: 'systemrequired' } as const;

const behaviors = columnChoices({
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
    defineColumn('UniqueName', 'string', { displayName: 'Name', ...required, maxLength: 256, validForUpdate: false }),
    defineColumn('FriendlyName', 'string', { displayName: 'Display Name', ...required, maxLength: 256 }),
    defineColumn('Description', 'memo', { displayName: 'Description', maxLength: 2000 }),
    defineColumn('EMailAddress', 'string', { displayName: 'Email', maxLength: 100, format: 'email' }),
    defineColumn('SupportingWebsiteUrl', 'string', { displayName: 'Website', maxLength: 200, format: 'url' }),
    defineColumn('CustomizationPrefix', 'string', { displayName: 'Prefix', ...required, maxLength: 8 }),
    defineColumn('CustomizationOptionValuePrefix', 'integer', {
      displayName: 'Option Value Prefix',
      ...required,
      minValue: 10_000,
      maxValue: 99_999,
    }),
    defineColumn('IsReadonly', 'boolean', { displayName: 'Is Read-Only Publisher', defaultValue: false, ...readOnly }),
  ]),
  systemTable({ schemaName: 'Solution', objectTypeCode: 7100, displayName: 'Solution', ...shared }, [
    defineColumn('UniqueName', 'string', { displayName: 'Name', ...required, maxLength: 65, validForUpdate: false }),
    defineColumn('FriendlyName', 'string', { displayName: 'Display Name', ...required, maxLength: 256 }),
    defineColumn('Description', 'memo', { displayName: 'Description', maxLength: 2000 }),
    defineColumn('Version', 'string', { displayName: 'Version', ...required, maxLength: 256 }),
    defineColumn('IsManaged', 'boolean', { displayName: 'Package Type', defaultValue: false, ...readOnly }),
    defineColumn('IsVisible', 'boolean', {
      displayName: 'Is Visible Outside Platform',
      defaultValue: true,
      ...readOnly,
    }),
    defineColumn('InstalledOn', 'datetime', { displayName: 'Installed On', ...readOnly }),
    defineColumn('UpdatedOn', 'datetime', { displayName: 'Updated On', ...readOnly }),
    defineColumn('SolutionPackageVersion', 'string', { displayName: 'Solution Package Version', maxLength: 256 }),
    defineColumn('PublisherId', 'lookup', { displayName: 'Publisher', ...required, targets: ['publisher'] }),
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
      defineColumn('ComponentType', 'integer', { displayName: 'Object Type Code' }),
      defineColumn('ObjectId', 'uniqueidentifier', { displayName: 'Regarding' }),
      defineColumn('RootComponentBehavior', 'choice', { displayName: 'Include Behavior', options: behaviors }),
      defineColumn('RootSolutionComponentId', 'uniqueidentifier', { displayName: 'Root Solution Component ID' }),
      defineColumn('SolutionId', 'lookup', { displayName: 'Solution', targets: ['solution'] }),
    ],
  ),
];
