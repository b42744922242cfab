import { OutsideError } from '../dataverse/errors';

/** The database of a replica is not there, or refuses. */
export class ReplicaError extends OutsideError {}

/** Nobody answers at its address, or a connection ended. What was committed is there when it comes back. */
export class LostDatabaseError extends ReplicaError {}

/** Another process keeps the copy. */
export class KeptElsewhereError extends ReplicaError {}
