/** A value that JSON can carry into a database. Numbers whose digits matter are text. */
export type ReplicaValue = string | number | boolean | null | readonly number[];

/** A row by the names of the replica's columns. */
export type ReplicaRow = Readonly<Record<string, ReplicaValue>>;
