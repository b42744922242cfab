import { type TableDefinition } from '../tables/definitions';
import { column } from '../tables/system-columns';
import { systemTable } from './system-table';

/** https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/privilege */
export const privilege = (): TableDefinition =>
  systemTable({
    schemaName: 'Privilege',
    entitySetName: 'privileges',
    objectTypeCode: 1023,
    displayName: 'Privilege',
    displayCollectionName: 'Privileges',
    ownership: 'None',
    primaryName: 'name',
    columns: [
      column('Name', 'string', { displayName: 'Name', maxLength: 100 }),
      column('AccessRight', 'integer', { displayName: 'Access Right' }),
    ],
  });

/** Which role has which privilege, how deep. https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/roleprivileges */
export const rolePrivileges = (): TableDefinition =>
  systemTable({
    schemaName: 'RolePrivileges',
    entitySetName: 'roleprivilegescollection',
    objectTypeCode: 12,
    displayName: 'Role Privilege',
    displayCollectionName: 'Role Privileges',
    ownership: 'None',
    primaryId: 'RolePrivilegeId',
    isIntersect: true,
    primaryName: null,
    columns: [
      column('RoleId', 'uniqueidentifier', { displayName: 'Role' }),
      column('PrivilegeId', 'uniqueidentifier', { displayName: 'Privilege' }),
      column('PrivilegeDepthMask', 'integer', { displayName: 'Privilege Depth Mask' }),
    ],
  });

/** Which user has which role. https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/systemuserroles */
export const systemUserRoles = (): TableDefinition =>
  systemTable({
    schemaName: 'SystemUserRoles',
    entitySetName: 'systemuserrolescollection',
    objectTypeCode: 15,
    displayName: 'User Role',
    displayCollectionName: 'User Roles',
    ownership: 'None',
    primaryId: 'SystemUserRoleId',
    isIntersect: true,
    primaryName: null,
    columns: [
      column('SystemUserId', 'uniqueidentifier', { displayName: 'User' }),
      column('RoleId', 'uniqueidentifier', { displayName: 'Role' }),
    ],
  });
