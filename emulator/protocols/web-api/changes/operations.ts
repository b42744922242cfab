import { type Operation } from '../front/operation';
import { getChanges, getChangesCount } from './get-changes';

/** What reads and counts changes, in matching order; it stands before the rows, whose plain reads match the same entity sets. */
export const changeOperations: readonly Operation[] = [getChanges, getChangesCount];
