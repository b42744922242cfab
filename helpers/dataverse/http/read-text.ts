import { isAscii } from 'node:buffer';
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
  const reader = (body as ReadableStream<Uint8Array>).getReader();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.byteLength;
    if (bytes > limit) {
      const tooLong = new LongBodyError(`status ${status} and more than ${limit / MiB} MiB`);
      // And with it the connection. What comes of that is nobody's business.
      reader.cancel(tooLong).catch(() => undefined);
      throw tooLong;
    }
    chunks.push(value);
  }
  // At once: in pieces it costs more than to parse it.
  const [only, ...more] = chunks;
  return textOf(only !== undefined && more.length === 0 ? only : Buffer.concat(chunks, bytes));
}

/** UTF-8. To look whether all of it is ASCII, as most of it is, takes a tenth of the time that decoding does. */
const textOf = (bytes: Uint8Array): string =>
  isAscii(bytes)
    ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
    : new TextDecoder().decode(bytes);
