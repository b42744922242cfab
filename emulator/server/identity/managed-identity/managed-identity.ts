import { randomBytes, randomUUID } from 'node:crypto';
import { type ArcChallenges } from './arc-challenges';

/** A service principal without secret or certificate: who runs on the computer that has it gets its tokens. */
export type ManagedIdentity = {
  readonly clientId: string;
  /** Of the service principal: the `oid` claim. */
  readonly objectId: string;
  /** Of the resource in Azure that has the identity, or is it: the `xms_mirid` claim. */
  readonly resourceId: string;
};

/**
 * What runs in Azure, or under Azure Arc, with its identities and the agents that hand out their tokens. One that is undefined
 * is not there.
 */
export type AzureComputer = {
  readonly systemAssigned: ManagedIdentity;
  readonly userAssigned: readonly ManagedIdentity[];
  /** The metadata service of a virtual machine. */
  readonly metadataService?: true | undefined;
  readonly appService?: { /** `IDENTITY_HEADER`. */ readonly secret: string } | undefined;
  readonly azureArc?: ArcChallenges | undefined;
};

/** Makes a computer with one identity of each kind and without an agent. */
export function createAzureComputer(): AzureComputer {
  const group = `/subscriptions/${randomUUID()}/resourcegroups/emulator/providers`;
  const identity = (resource: string): ManagedIdentity => ({
    clientId: randomUUID(),
    objectId: randomUUID(),
    resourceId: `${group}/${resource}`,
  });
  return {
    systemAssigned: identity('Microsoft.Compute/virtualMachines/emulator'),
    userAssigned: [identity('Microsoft.ManagedIdentity/userAssignedIdentities/emulator')],
  };
}

/** What App Service calls `IDENTITY_HEADER`: new at each start. */
export const createAppServiceSecret = (): string => randomBytes(16).toString('hex').toUpperCase();

const selectors: Readonly<Record<string, keyof ManagedIdentity>> = {
  client_id: 'clientId',
  object_id: 'objectId',
  principal_id: 'objectId',
  msi_res_id: 'resourceId',
  mi_res_id: 'resourceId',
};

/**
 * The identity that a request for a token names: by client, object or resource id, or the system-assigned one where it names
 * none. Undefined when the computer has no such identity.
 */
export function findManagedIdentity(computer: AzureComputer, query: URLSearchParams): ManagedIdentity | undefined {
  const given = Object.entries(selectors).flatMap(([name, property]) =>
    query.getAll(name).map(value => ({ property, value: value.toLowerCase() })),
  );
  if (given.length === 0) return computer.systemAssigned;
  return [computer.systemAssigned, ...computer.userAssigned].find(identity =>
    given.every(({ property, value }) => identity[property].toLowerCase() === value),
  );
}
