import { aspects } from './aspects';
import { organizationServiceFidelity } from './organization-service/messages';
import { type FidelityEntry } from './web-api/operation';
import { fidelity as webApiFidelity } from './web-api/operations';

/** How far everything that the emulator does can be trusted, from the tables that serve it. */
export const fidelity = (): readonly FidelityEntry[] => [
  ...webApiFidelity(),
  ...organizationServiceFidelity(),
  ...aspects.map(aspect => ({ area: 'Everything else', ...aspect })),
];
