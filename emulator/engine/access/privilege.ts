import { type TableDefinition } from '../tables/table-definition';

/** What a privilege of a table lets its holder do to the table's rows. */
export type AccessRight = 'Create' | 'Read' | 'Write' | 'Delete';

export const accessRights: readonly AccessRight[] = ['Create', 'Read', 'Write', 'Delete'];

/** Whose rows: the user's own, those of the user's business unit, all. */
export type Depth = 'user' | 'business-unit' | 'organization';

/**
 * `roleprivileges.privilegedepthmask`. Depth 4, the business unit and those below it, is left out: there is one unit.
 * https://learn.microsoft.com/power-apps/developer/data-platform/security-model
 */
export const depthMasks: Readonly<Record<Depth, number>> = { user: 1, 'business-unit': 2, organization: 8 };

/** `privilege.accessright` as the platform numbers it. */
export const accessRightMasks: Readonly<Record<AccessRight, number>> = {
  Read: 1,
  Write: 2,
  Create: 32,
  Delete: 65_536,
};

/** `prvReadAccount` */
export const privilegeName = (right: AccessRight, { schemaName }: TableDefinition): string =>
  `prv${right}${schemaName}`;

/** Privileges that belong to no table's rows. `table` is the one that a refusal names. */
export const otherPrivileges = {
  prvReadEntity: 'solution',
  prvCreateEntity: 'solution',
  prvWriteEntity: 'solution',
  prvDeleteEntity: 'solution',
  prvImportCustomization: 'solution',
  prvPublishCustomization: 'solution',
} as const;

export type OtherPrivilege = keyof typeof otherPrivileges;

export const otherPrivilegeNames = Object.keys(otherPrivileges).filter(
  (name): name is OtherPrivilege => name in otherPrivileges,
);
