import type { ReadableStream } from 'node:stream/web';

const MiB = 1024 * 1024;

/** Bytes of what an answer may hold after it was decompressed: 5,000 rows of 200 columns with their annotations are less. */
export const longestReply = 128 * MiB;

/** The same of a refusal, a redirect, or what an identity provider says. */
export const longestRefusal = MiB;

/** The body of an answer went on and on. */
export class LongBodyError extends Error {
  readonly code = 'LONG_BODY';
}

/** The text of an answer's body. What is longer than it may be is cut off as it comes, so that it never fills the memory. */
export async function readText({ body, status }: Response, most = longestReply): Promise<string> {
  if (body === null) return '';
  const limit = status < 300 ? most : Math.min(most, longestRefusal);
  const decoder = new TextDecoder();
  const pieces: string[] = [];
  let bytes = 0;
  // Whoever leaves the loop cancels the stream, and with it the connection.
  for await (const chunk of body as ReadableStream<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > limit) throw new LongBodyError(`status ${status} and more than ${limit / MiB} MiB`);
    pieces.push(decoder.decode(chunk, { stream: true }));
  }
  return pieces.join('') + decoder.decode();
}
