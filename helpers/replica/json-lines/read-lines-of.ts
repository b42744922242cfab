import { createReadStream } from 'node:fs';

/** The whole lines of a file, each with the byte after its end. What has no end is no line. */
export async function* readLinesOf(path: string): AsyncGenerator<{ readonly text: string; readonly end: number }> {
  let rest = Buffer.alloc(0);
  let before = 0;
  for await (const chunk of createReadStream(path)) {
    rest = Buffer.concat([rest, chunk as Buffer]);
    let from = 0;
    for (let at = rest.indexOf(10); at >= 0; at = rest.indexOf(10, from)) {
      yield { text: rest.toString('utf8', from, at), end: before + at + 1 };
      from = at + 1;
    }
    before += from;
    rest = rest.subarray(from);
  }
}
