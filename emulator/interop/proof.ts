import { expect } from '@playwright/test';
import { proofs } from '../fidelity/proofs';

/** What the log of requests says of each. */
type Logged = { readonly operations: readonly string[] };

/** Compares the operations that answered a test's client with those that the fidelity list has the test for. */
export function expectProof(test: string, logged: readonly Logged[]): void {
  const called = [...new Set(logged.flatMap(({ operations }) => operations))].sort();
  const listed = proofs.find(proof => proof.test === test)?.operations ?? [];
  expect(called, `emulator/fidelity/proofs.ts says what ${test} calls`).toEqual([...listed].sort());
}
