import { DataverseFault } from '../dataverse-fault';

/** The user who asks, as the refusal describes him. */
export type Principal = { readonly userId: string; readonly roles: number; readonly privileges: number };

type Denied = {
  readonly principal: Principal;
  readonly privilege: string;
  readonly privilegeId: string;
  readonly table: { readonly logicalName: string; readonly objectTypeCode: number };
};

/** accessMode of application users: Non-interactive. */
const nonInteractive = 4;

/** Text as printed at https://learn.microsoft.com/troubleshoot/power-platform/power-apps/dataverse/ and recorded on live environments. */
export const privilegeDenied = ({ principal, privilege, privilegeId, table }: Denied): DataverseFault => {
  const { userId, roles, privileges } = principal;
  const who = `Principal user (Id=${userId}, type=8, roleCount=${roles}, privilegeCount=${privileges}, accessMode=${nonInteractive})`;
  const what = `is missing ${privilege} privilege (Id=${privilegeId}) on OTC=${table.objectTypeCode} for entity '${table.logicalName}'`;
  return new DataverseFault(403, 0x80040220, `${who}, ${what}. context.Caller=${userId}`);
};

/** Recorded on live environments. */
export const noRolesAssigned = (userId: string, privilege: string) =>
  new DataverseFault(
    403,
    0x80042f09,
    `The user with id ${userId} has not been assigned any roles. They need a role with the ${privilege} privilege.`,
  );

/** One row that the privilege's depth does not reach. The start of the text is known from public reports. */
export const accessDenied = (
  { userId }: Principal,
  right: string,
  row: { readonly id: string; readonly objectTypeCode: number; readonly ownerId: string },
) =>
  new DataverseFault(
    403,
    0x80040220,
    `SecLib::AccessCheckEx failed. Returned hr = -2147187962, ObjectID: ${row.id}, OwnerId: ${row.ownerId}, OwnerIdType: 8 and CallingUser: ${userId}. ObjectTypeCode: ${row.objectTypeCode}, AccessRights: ${right}Access`,
  );
