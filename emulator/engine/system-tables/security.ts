import { type TableDefinition } from '../tables/definitions';
import { column } from '../tables/system-columns';
import { systemTable } from './system-table';

const unit = () => column('BusinessUnitId', 'lookup', { displayName: 'Business Unit', targets: ['businessunit'] });

/** https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/systemuser */
export const systemUser = (): TableDefinition =>
  systemTable({
    schemaName: 'SystemUser',
    entitySetName: 'systemusers',
    objectTypeCode: 8,
    displayName: 'User',
    displayCollectionName: 'Users',
    ownership: 'OrganizationOwned',
    primaryName: 'fullname',
    columns: [
      column('FirstName', 'string', { displayName: 'First Name', maxLength: 256 }),
      column('LastName', 'string', { displayName: 'Last Name', maxLength: 256 }),
      column('FullName', 'string', {
        displayName: 'Full Name',
        maxLength: 200,
        validForCreate: false,
        validForUpdate: false,
      }),
      column('DomainName', 'string', { displayName: 'User Name', maxLength: 1024 }),
      column('InternalEMailAddress', 'string', { displayName: 'Primary Email', maxLength: 100, format: 'email' }),
      column('ApplicationId', 'uniqueidentifier', { displayName: 'Application ID' }),
      column('AzureActiveDirectoryObjectId', 'uniqueidentifier', { displayName: 'Azure AD Object ID' }),
      column('IsDisabled', 'boolean', { displayName: 'Status', validForCreate: false }),
      unit(),
    ],
  });

/** https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/businessunit */
export const businessUnit = (): TableDefinition =>
  systemTable({
    schemaName: 'BusinessUnit',
    entitySetName: 'businessunits',
    objectTypeCode: 10,
    displayName: 'Business Unit',
    displayCollectionName: 'Business Units',
    ownership: 'OrganizationOwned',
    primaryName: 'name',
    columns: [
      column('Name', 'string', { displayName: 'Name', requiredLevel: 'required', maxLength: 160 }),
      column('ParentBusinessUnitId', 'lookup', { displayName: 'Parent Business', targets: ['businessunit'] }),
    ],
  });

/** https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/team */
export const team = (): TableDefinition =>
  systemTable({
    schemaName: 'Team',
    entitySetName: 'teams',
    objectTypeCode: 9,
    displayName: 'Team',
    displayCollectionName: 'Teams',
    ownership: 'OrganizationOwned',
    primaryName: 'name',
    columns: [
      column('Name', 'string', { displayName: 'Team Name', requiredLevel: 'required', maxLength: 160 }),
      column('IsDefault', 'boolean', { displayName: 'Is Default', validForCreate: false, validForUpdate: false }),
      unit(),
    ],
  });

/** https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/role */
export const role = (): TableDefinition =>
  systemTable({
    schemaName: 'Role',
    entitySetName: 'roles',
    objectTypeCode: 1036,
    displayName: 'Security Role',
    displayCollectionName: 'Security Roles',
    ownership: 'OrganizationOwned',
    primaryName: 'name',
    columns: [column('Name', 'string', { displayName: 'Name', requiredLevel: 'required', maxLength: 100 }), unit()],
  });
