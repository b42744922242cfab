import { setImmediate as nextTurn } from 'node:timers/promises';

/** Milliseconds that work goes on before it lets others in: far below what anybody waits for an answer. */
const turn = 15;

/**
 * Lets the server answer other requests while long work goes on: call it between two pieces, and it waits for the next
 * turn of the event loop where the last one was long enough.
 */
export type TakeTurns = () => Promise<void>;

/** For one piece of work, from now on. */
export function takingTurns(): TakeTurns {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < turn) return;
    await nextTurn();
    began = performance.now();
  };
}
