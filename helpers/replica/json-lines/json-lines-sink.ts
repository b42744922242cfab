import { type FileHandle, open } from 'node:fs/promises';
import { z } from 'zod';
import type { ChangeSink, ReplicaChange, Standing } from '../change-sink';
import { ReplicaError } from '../replica-error';
import { readLinesOf } from './read-lines-of';

const reading = z.enum(['full', 'delta']);

/** The lines that say where a table stands; those between them are its changes. */
const markSchema = z.union([
  z.strictObject({ table: z.string(), begins: reading, page: z.string() }),
  z.strictObject({ table: z.string(), reading, page: z.string() }),
  z.strictObject({ table: z.string(), link: z.string() }),
]);
type Mark = z.infer<typeof markSchema>;

/** Which table a line is about, if it is one of ours. */
const lineSchema = z.looseObject({ table: z.string() });

/**
 * Appends changes to a file of JSON lines, for whatever reads them: `{"table","id","version","row"}` or
 * `{"table","id","deleted":true}`, and after the changes of each page a line that says what it leads to. `begins: "full"` says
 * that every row comes now, and what does not come is gone. Lines after the last mark are of a page that was not finished:
 * they are cut off when the file is opened. Throws ReplicaError for a file with other lines.
 */
export async function jsonLinesSink(path: string): Promise<ChangeSink & { readonly close: () => Promise<void> }> {
  const file = await open(path, 'a+');
  const standings = await readStandings(path, file).catch(async (error: unknown) => {
    await file.close();
    throw error;
  });
  const write = async (lines: readonly object[]): Promise<void> => {
    await file.appendFile(lines.map(line => `${JSON.stringify(line)}\n`).join(''));
    await file.datasync();
  };
  return {
    open: ({ name }) => Promise.resolve(standings.get(name) ?? nothingYet),
    begin: ({ name: table }, begins, page) => write([{ table, begins, page } satisfies Mark]),
    apply: async ({ name: table }, changes, { reading: read, kind, place }) => {
      const mark: Mark = kind === 'page' ? { table, reading: read, page: place } : { table, link: place };
      await write([...changes.map(change => lineOf(table, change)), mark]);
      standings.set(table, standingAfter(standings.get(table), mark));
      const removed = changes.filter(({ type }) => type === 'deleted').length;
      return { written: changes.length - removed, removed };
    },
    fail: () => Promise.resolve(),
    close: () => file.close(),
  };
}

const nothingYet: Standing = { changes: undefined, underWay: undefined, hasNewColumns: false };

const lineOf = (table: string, change: ReplicaChange): object =>
  change.type === 'deleted'
    ? { table, id: change.id, deleted: true }
    : { table, id: change.id, version: change.version ?? null, row: change.row };

function standingAfter(before: Standing = nothingYet, mark: Mark): Standing {
  if ('link' in mark) return { ...nothingYet, changes: mark.link };
  const underWay = { reading: 'begins' in mark ? mark.begins : mark.reading, page: mark.page };
  return { ...before, underWay };
}

/** Reads where each table stands, and cuts off what came after the last mark. */
async function readStandings(path: string, file: FileHandle): Promise<Map<string, Standing>> {
  const standings = new Map<string, Standing>();
  let whole = 0;
  for await (const { text, end } of readLinesOf(path)) {
    const line = lineIn(text);
    // The last line of a process that was killed may be half a line.
    if (line === undefined) break;
    const mark = markSchema.safeParse(line);
    if (!mark.success) continue;
    standings.set(mark.data.table, standingAfter(standings.get(mark.data.table), mark.data));
    whole = end;
  }
  if (whole === 0 && (await file.stat()).size > 0) throw notOurs(path);
  await file.truncate(whole);
  return standings;
}

function lineIn(text: string): unknown {
  try {
    return lineSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

const notOurs = (path: string): ReplicaError =>
  new ReplicaError(
    `${path} holds something, and no line of it says where a table stands.`,
    'name another file: this one is not overwritten.',
  );
