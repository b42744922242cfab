import { AsyncLocalStorage } from 'node:async_hooks';

const answered = new AsyncLocalStorage<string[]>();

/**
 * Runs what answers a request. Into `operations` come those that did what was asked, in their order and by their names in the
 * fidelity list: several for a batch.
 */
export const notingOperations = <Result>(operations: string[], answer: () => Result): Result =>
  answered.run(operations, answer);

/** Notes that an operation did what was asked. Where nobody listens, as in most tests, nothing is kept. */
export function noteOperation(operation: string): void {
  answered.getStore()?.push(operation);
}
