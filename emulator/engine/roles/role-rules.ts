import { derivedId } from '../values/guid';
import { type TableDefinition } from '../tables/table-definition';
import { type AccessRight, type Depth, type OtherPrivilege } from '../access/privilege';

/** A role, by what it grants on a table. Tables that come later get their privileges by the same rule. */
type RoleRule = {
  /** The role row's `name` until somebody renames it. */
  readonly name: string;
  readonly meaning: string;
  readonly grants: (right: AccessRight, table: TableDefinition) => Depth | undefined;
  readonly others: (privilege: OtherPrivilege) => boolean;
};

const roleOnlyReadsDefinitions = (privilege: OtherPrivilege): boolean => privilege === 'prvReadEntity';

/**
 * The roles that users of the emulator can have. System Administrator and Basic User are Dataverse's, the second with user
 * depth on every table with owners; the readers are the emulator's own, for tests of the depth that a delta needs.
 */
export const roleRules = {
  administrator: {
    name: 'System Administrator',
    meaning: 'everything',
    grants: () => 'organization',
    others: () => true,
  },
  reader: {
    name: 'Organization Reader',
    meaning: 'reads all rows of all tables, and may track them',
    grants: right => (right === 'Read' ? 'organization' : undefined),
    others: roleOnlyReadsDefinitions,
  },
  'unit-reader': {
    name: 'Business Unit Reader',
    meaning: 'reads the rows of its business unit: too little for a tracked read',
    grants: right => (right === 'Read' ? 'business-unit' : undefined),
    others: roleOnlyReadsDefinitions,
  },
  basic: {
    name: 'Basic User',
    meaning: 'its own rows only, and reads tables without owners',
    grants: (right, { ownership }) => {
      if (ownership === 'UserOwned') return 'user';
      return right === 'Read' ? 'organization' : undefined;
    },
    others: roleOnlyReadsDefinitions,
  },
} as const satisfies Record<string, RoleRule>;

/** `none`: a user without a role. */
export type RoleName = keyof typeof roleRules | 'none';

export const roleNames: readonly RoleName[] = ['administrator', 'reader', 'unit-reader', 'basic', 'none'];

export const isRoleName = (name: string): name is RoleName => roleNames.some(known => known === name);

/** The id of the role's row, which stays when the row is renamed and when its environment is saved and restored. */
export const roleId = ({ name }: RoleRule): string => derivedId(`role ${name}`);

/** What a role grants: by the id of its row. */
export const ruleOfRole = (roleRowId: string): RoleRule | undefined =>
  Object.values<RoleRule>(roleRules).find(rule => roleId(rule) === roleRowId);
