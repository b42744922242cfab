import { OutsideError } from '../dataverse/errors';

/** The database of a replica is not there, or refuses. */
export class ReplicaError extends OutsideError {}
