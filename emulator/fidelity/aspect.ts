import { type Fidelity } from '../operations/fidelity';

/** What concerns more than a single operation. */
export type Aspect = Fidelity & { readonly name: string };

/** The address of a page of Microsoft Learn. */
export const learnPageOfFidelity = (page: string): string => `https://learn.microsoft.com/${page}`;
