import { aspects } from './aspects';
import { organizationServiceFidelity } from '../protocols/organization-service/messages';
import { type FidelityEntry } from '../protocols/web-api/front/operation';
import { fidelity as webApiFidelity } from '../protocols/web-api/operations';

/** How far everything that the emulator does can be trusted, from the tables that serve it. */
export const fidelity = (): readonly FidelityEntry[] => [
  ...webApiFidelity(),
  ...organizationServiceFidelity(),
  ...aspects.map(aspect => ({ area: 'Everything else', ...aspect })),
];
