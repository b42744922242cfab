import { type RoleName } from '../../../engine/roles/role-rules';

/** Somebody of the tenant who signs in at the emulator's page. */
export type Person = {
  /** The `oid` claim, and the user's `azureactivedirectoryobjectid`. */
  readonly objectId: string;
  /** `ada@contoso.com`: the `upn` claim. */
  readonly userName: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly role: RoleName;
};
