import { column, readOnly } from '../tables/system-columns';
import { systemTable } from './system-table';

const ownership = 'OrganizationOwned';
const required = { requiredLevel: 'required' } as const;

const unit = () => column('BusinessUnitId', 'lookup', { displayName: 'Business Unit', targets: ['businessunit'] });

/** Business units, users, teams and roles; which role has which privilege, how deep, and which user has which role. */
export const securityTables = () => [
  systemTable({ schemaName: 'BusinessUnit', objectTypeCode: 10, displayName: 'Business Unit', ownership }, [
    column('Name', 'string', { displayName: 'Name', ...required, maxLength: 160 }),
    column('ParentBusinessUnitId', 'lookup', { displayName: 'Parent Business', targets: ['businessunit'] }),
  ]),
  systemTable(
    { schemaName: 'SystemUser', objectTypeCode: 8, displayName: 'User', ownership, primaryName: 'fullname' },
    [
      column('FirstName', 'string', { displayName: 'First Name', maxLength: 256 }),
      column('LastName', 'string', { displayName: 'Last Name', maxLength: 256 }),
      column('FullName', 'string', { displayName: 'Full Name', maxLength: 200, ...readOnly }),
      column('DomainName', 'string', { displayName: 'User Name', maxLength: 1024 }),
      column('InternalEMailAddress', 'string', { displayName: 'Primary Email', maxLength: 100, format: 'email' }),
      column('ApplicationId', 'uniqueidentifier', { displayName: 'Application ID' }),
      column('AzureActiveDirectoryObjectId', 'uniqueidentifier', { displayName: 'Azure AD Object ID' }),
      column('IsDisabled', 'boolean', { displayName: 'Status', validForCreate: false }),
      unit(),
    ],
  ),
  systemTable({ schemaName: 'Team', objectTypeCode: 9, displayName: 'Team', ownership }, [
    column('Name', 'string', { displayName: 'Team Name', ...required, maxLength: 160 }),
    column('IsDefault', 'boolean', { displayName: 'Is Default', ...readOnly }),
    unit(),
  ]),
  systemTable(
    {
      schemaName: 'Role',
      objectTypeCode: 1036,
      displayName: 'Security Role',
      ownership,
    },
    [column('Name', 'string', { displayName: 'Name', ...required, maxLength: 100 }), unit()],
  ),
  systemTable({ schemaName: 'Privilege', objectTypeCode: 1023, displayName: 'Privilege', ownership: 'None' }, [
    column('Name', 'string', { displayName: 'Name', maxLength: 100 }),
    column('AccessRight', 'integer', { displayName: 'Access Right' }),
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
      column('RoleId', 'uniqueidentifier', { displayName: 'Role' }),
      column('PrivilegeId', 'uniqueidentifier', { displayName: 'Privilege' }),
      column('PrivilegeDepthMask', 'integer', { displayName: 'Privilege Depth Mask' }),
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
      column('SystemUserId', 'uniqueidentifier', { displayName: 'User' }),
      column('RoleId', 'uniqueidentifier', { displayName: 'Role' }),
    ],
  ),
];
