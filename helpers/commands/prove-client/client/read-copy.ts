import { z } from 'zod';
import type { HeldRow } from './client';

/** What a client wrote is not what was agreed. */
export class CopyError extends Error {
  override readonly name = 'CopyError';
}

const object = z.record(z.string(), z.unknown());

/** A JSON object in a line. Throws CopyError. */
export function readObject(line: string): Record<string, unknown> {
  try {
    return object.parse(JSON.parse(line));
  } catch {
    throw new CopyError(`not a JSON object: ${line.slice(0, 200)}`);
  }
}

/** JSON lines, a row each. Empty lines are none. Throws CopyError with the number of the line. */
export function readCopy(text: string): HeldRow[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    try {
      return [readObject(line)];
    } catch (error) {
      throw error instanceof CopyError ? new CopyError(`line ${index + 1} is ${error.message}`) : error;
    }
  });
}

const answer = z.discriminatedUnion('type', [
  z.object({ type: z.literal('row'), row: object }),
  z.object({ type: z.literal('synced') }),
  z.object({ type: z.literal('failed'), message: z.string().default('it does not say why') }),
]);

/** What a client that goes on running says in a line. Throws CopyError. */
export function readAnswer(line: string): z.infer<typeof answer> {
  const { success, data } = answer.safeParse(readObject(line));
  if (success) return data;
  throw new CopyError(`neither a row, nor synced, nor failed: ${line.slice(0, 200)}`);
}
