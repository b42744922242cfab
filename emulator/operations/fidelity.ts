/** What differs from Dataverse, one sentence a statement. Without any, it is as Dataverse does it, as far as anybody knows. */
export type Differences = {
  /** What Dataverse does, and the emulator refuses or does without. */
  readonly notServed?: readonly string[];
  /** What the emulator does in another way: to be said, even when it is nothing. */
  readonly differs: readonly string[];
  /** What is neither documented nor recorded: Dataverse may do it in another way. */
  readonly inferred?: readonly string[];
};

/** How far something that the emulator does can be trusted, and why. */
export type Fidelity = Differences & {
  /** A Microsoft Learn page, or `recorded`: seen on a live environment. */
  readonly evidence: string;
};

/** {@link Fidelity} of one operation, as `GET /_emulator/v1/fidelity` shows it; `area` is what the operation is for. */
export type FidelityEntry = {
  readonly area: string;
  readonly operation: string;
  readonly fidelity: 'full' | 'partial';
  readonly differs: Required<Differences>;
  readonly evidence: string;
};

/** The entry of one operation; it is `full` when nothing is known to differ. */
export function operationFidelity(area: string, operation: string, of: Fidelity): FidelityEntry {
  const { evidence, notServed = [], differs, inferred = [] } = of;
  const statements = notServed.length + differs.length + inferred.length;
  return {
    area,
    operation,
    fidelity: statements === 0 ? 'full' : 'partial',
    differs: { notServed, differs, inferred },
    evidence,
  };
}
