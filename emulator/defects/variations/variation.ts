import { type Defect } from '../defect';

/** Behaviour that Dataverse may or may not have: what is claimed of it somewhere and has not been shown. Off by default. */
export type Variation = Omit<Defect, 'protocols'>;
