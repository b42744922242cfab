import { randomUUID } from 'node:crypto';
import { type RoleName } from '../../../engine/roles/role-rules';
import { DeviceCodes } from './device-codes';
import { type Person } from './person';
import { RefreshTokens } from './refresh-tokens';

/** The people of the tenant, the public client that they sign in to, and what is under way between them. */
export type People = {
  readonly all: readonly Person[];
  /** Of an app registration that allows public client flows, and may act for its users in Dataverse. */
  readonly clientId: string;
  readonly codes: DeviceCodes;
  readonly refreshTokens: RefreshTokens;
};

/** Ada, who is System Administrator, and Rob, who reads. @param now milliseconds since 1970, by which codes expire */
export function createPeople(now: () => number): People {
  const person = (firstName: string, lastName: string, role: RoleName): Person => ({
    objectId: randomUUID(),
    userName: `${firstName.toLowerCase()}@contoso.com`,
    firstName,
    lastName,
    role,
  });
  return {
    all: [person('Ada', 'Admin', 'administrator'), person('Rob', 'Reader', 'reader')],
    clientId: randomUUID(),
    codes: new DeviceCodes(now),
    refreshTokens: new RefreshTokens(),
  };
}
