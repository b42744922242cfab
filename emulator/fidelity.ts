import { aspects } from './aspects';
import { organizationServiceFidelity } from './organization-service/messages';
import { type Fidelity } from './web-api/operation';
import { fidelity as webApiFidelity } from './web-api/operations';

export type FidelityEntry = Fidelity & { readonly operation: string };

/** How far everything that the emulator does can be trusted, from the tables that serve it. */
export const fidelityParts = (): Readonly<
  Record<'webApi' | 'organizationService' | 'aspects', readonly FidelityEntry[]>
> => ({
  webApi: webApiFidelity(),
  organizationService: organizationServiceFidelity(),
  aspects,
});

/** The same as one list. */
export const fidelity = (): readonly FidelityEntry[] => {
  const { webApi, organizationService, aspects: others } = fidelityParts();
  return [...webApi, ...organizationService, ...others];
};
