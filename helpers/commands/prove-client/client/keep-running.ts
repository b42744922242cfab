import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Client, ClientStart, HeldRow, Synchronised } from './client';
import { CopyError, readAnswer } from './read-copy';
import { endingOf, hasEnded, runLine, type Running } from './run-line';

type Talk = { readonly running: Running; readonly lines: AsyncIterator<string, undefined> };

/** Milliseconds that a client may take to end once its input has ended. */
const farewell = 2_000;

/**
 * A client that goes on running, as Maelstrom's nodes do: it is told `{"type":"sync"}` on its input, and answers on its output
 * with a `{"type":"row","row":{…}}` for each row it holds and `{"type":"synced"}`, or with `{"type":"failed","message":"…"}`.
 * One that ends, hangs or says something else is started anew with the next synchronisation.
 */
export function keepRunning(start: ClientStart): Client {
  let talk: Talk | undefined;
  return {
    synchronise: async () => {
      talk ??= beginTalk(start);
      const { answer, goesOn } = await withinTime(talk, start.timeout);
      if (!goesOn) {
        talk.running.kill();
        talk = undefined;
      }
      return answer;
    },
    end: async () => {
      if (talk !== undefined) await bidFarewell(talk.running);
      talk = undefined;
    },
  };
}

function beginTalk(start: ClientStart): Talk {
  const running = runLine(start, { readsOutput: true });
  const { stdout } = running.child;
  if (stdout === null) throw new Error('A client has no output to read.');
  return { running, lines: createInterface({ input: stdout })[Symbol.asyncIterator]() };
}

/** What came of a synchronisation, and whether the client can be told to synchronise again. */
type Answered = { readonly answer: Synchronised; readonly goesOn: boolean };

const lost = (kind: 'failed' | 'hung', why: string): Answered => ({ answer: { kind, why }, goesOn: false });

async function withinTime(talk: Talk, timeout: number): Promise<Answered> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<Answered>(resolve => {
    const limit = `it said neither "synced" nor "failed" within ${timeout / 1_000} s`;
    timer = setTimeout(() => resolve(lost('hung', `${limit}: ${talk.running.lastWords()}`)), timeout);
  });
  try {
    return await Promise.race([ask(talk), tooLate]);
  } catch (error) {
    if (error instanceof CopyError) return lost('failed', `its output holds a line that is ${error.message}`);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

async function ask({ running, lines }: Talk): Promise<Answered> {
  running.child.stdin?.write('{"type":"sync"}\n');
  const copy: HeldRow[] = [];
  for (;;) {
    const { value: line } = await lines.next();
    if (line === undefined) {
      if (!hasEnded(running)) await once(running.child, 'exit');
      return lost('failed', `before it had synchronised, ${endingOf(running)}`);
    }
    const said = readAnswer(line);
    if (said.type === 'synced') return { answer: { kind: 'done', copy }, goesOn: true };
    if (said.type === 'failed') return { answer: { kind: 'failed', why: said.message }, goesOn: true };
    copy.push(said.row);
  }
}

/** A client ends when its input does; one that does not is ended. */
async function bidFarewell(running: Running): Promise<void> {
  running.child.stdin?.end();
  if (hasEnded(running)) return;
  const timer = setTimeout(running.kill, farewell);
  await once(running.child, 'exit');
  clearTimeout(timer);
}
