import { defineColumn, readOnly } from '../tables/system-columns';
import { systemTable } from './system-table';

const ownership = 'OrganizationOwned';
/** As recorded in microsoft/terraform-provider-power-platform. */
const businessUnit = { ownership: 'BusinessOwned', changeTrackingEnabled: true, isCustomizable: true } as const;
const required = { requiredLevel: 'required' } as const;

const businessUnitColumn = () =>
  defineColumn('BusinessUnitId', 'lookup', { displayName: 'Business Unit', targets: ['businessunit'] });

/** Business units, users, teams and roles; which role has which privilege, how deep, and which user has which role. */
export const securityTables = () => [
  systemTable({ schemaName: 'BusinessUnit', objectTypeCode: 10, displayName: 'Business Unit', ...businessUnit }, [
    defineColumn('Name', 'string', { displayName: 'Name', ...required, maxLength: 160 }),
    defineColumn('ParentBusinessUnitId', 'lookup', { displayName: 'Parent Business', targets: ['businessunit'] }),
  ]),
  systemTable(
    { schemaName: 'SystemUser', objectTypeCode: 8, displayName: 'User', ownership, primaryName: 'fullname' },
    [
      defineColumn('FirstName', 'string', { displayName: 'First Name', maxLength: 256 }),
      defineColumn('LastName', 'string', { displayName: 'Last Name', maxLength: 256 }),
      defineColumn('FullName', 'string', { displayName: 'Full Name', maxLength: 200, ...readOnly }),
      defineColumn('DomainName', 'string', { displayName: 'User Name', maxLength: 1024 }),
      defineColumn('InternalEMailAddress', 'string', { displayName: 'Primary Email', maxLength: 100, format: 'email' }),
      defineColumn('ApplicationId', 'uniqueidentifier', { displayName: 'Application ID' }),
      defineColumn('AzureActiveDirectoryObjectId', 'uniqueidentifier', { displayName: 'Azure AD Object ID' }),
      defineColumn('IsDisabled', 'boolean', { displayName: 'Status', validForCreate: false }),
      businessUnitColumn(),
    ],
  ),
  systemTable({ schemaName: 'Team', objectTypeCode: 9, displayName: 'Team', ownership }, [
    defineColumn('Name', 'string', { displayName: 'Team Name', ...required, maxLength: 160 }),
    defineColumn('IsDefault', 'boolean', { displayName: 'Is Default', ...readOnly }),
    businessUnitColumn(),
  ]),
  systemTable(
    {
      schemaName: 'Role',
      objectTypeCode: 1036,
      displayName: 'Security Role',
      ownership,
    },
    [defineColumn('Name', 'string', { displayName: 'Name', ...required, maxLength: 100 }), businessUnitColumn()],
  ),
  systemTable({ schemaName: 'Privilege', objectTypeCode: 1023, displayName: 'Privilege', ownership: 'None' }, [
    defineColumn('Name', 'string', { displayName: 'Name', maxLength: 100 }),
    defineColumn('AccessRight', 'integer', { displayName: 'Access Right' }),
  ]),
  systemTable(
    {
      schemaName: 'RolePrivileges',
      entitySetName: 'roleprivilegescollection',
      objectTypeCode: 12,
      displayName: 'Role Privilege',
      ownership: 'None',
      primaryId: 'RolePrivilegeId',
      primaryName: null,
      isIntersect: true,
    },
    [
      defineColumn('RoleId', 'uniqueidentifier', { displayName: 'Role' }),
      defineColumn('PrivilegeId', 'uniqueidentifier', { displayName: 'Privilege' }),
      defineColumn('PrivilegeDepthMask', 'integer', { displayName: 'Privilege Depth Mask' }),
    ],
  ),
  systemTable(
    {
      schemaName: 'SystemUserRoles',
      entitySetName: 'systemuserrolescollection',
      objectTypeCode: 15,
      displayName: 'User Role',
      ownership: 'None',
      primaryId: 'SystemUserRoleId',
      primaryName: null,
      isIntersect: true,
    },
    [
      defineColumn('SystemUserId', 'uniqueidentifier', { displayName: 'User' }),
      defineColumn('RoleId', 'uniqueidentifier', { displayName: 'Role' }),
    ],
  ),
];
