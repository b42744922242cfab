import { type FidelityEntry } from '../operations/fidelity';
import { organizationServiceFidelity } from '../protocols/organization-service/messages';
import { webApiFidelity } from '../protocols/web-api/operations';
import { crossCuttingFidelity } from './cross-cutting';
import { clientsOfOperation } from './proofs';

/** An entry with the clients, written by nobody here, of which a test calls the operation. */
export type ListedOperation = FidelityEntry & { readonly clients: readonly string[] };

/** How far everything that the emulator does can be trusted, from the tables that serve it. */
export const fidelity = (): readonly ListedOperation[] =>
  [...webApiFidelity(), ...organizationServiceFidelity(), ...crossCuttingFidelity()].map(entry => ({
    ...entry,
    clients: clientsOfOperation(entry.operation),
  }));
