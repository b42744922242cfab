import { type Operation } from '../front/operation';
import { getChanges } from './get-changes';
import { getChangesCount } from './get-changes-count';

/** What reads and counts changes, in matching order; it stands before the rows, whose plain reads match the same entity sets. */
export const changeOperations: readonly Operation[] = [getChanges, getChangesCount];
