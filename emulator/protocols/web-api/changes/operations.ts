import { type Operation } from '../front/operation';
import { countChanges } from './count-changes';
import { retrieveChanges } from './retrieve-changes';

/** What reads and counts changes, in matching order; it stands before the rows, whose plain reads match the same entity sets. */
export const changeOperations: readonly Operation[] = [retrieveChanges, countChanges];
