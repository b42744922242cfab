import { type FidelityEntry } from '../operations/fidelity';
import { organizationServiceFidelity } from '../protocols/organization-service/messages';
import { webApiFidelity } from '../protocols/web-api/operations';
import { crossCuttingFidelity } from './cross-cutting';

/** How far everything that the emulator does can be trusted, from the tables that serve it. */
export const fidelity = (): readonly FidelityEntry[] => [
  ...webApiFidelity(),
  ...organizationServiceFidelity(),
  ...crossCuttingFidelity(),
];
