import { type FileHandle, open } from 'node:fs/promises';
import { z } from 'zod';
import type { ChangeSink, Origin, ReplicaChange, Standing } from '../change-sink';
import { lockPlace, unwritablePlace } from '../lock/lock-place';
import { ReplicaError } from '../replica-error';
import type { ReplicaTable } from '../replica-table';
import { readLinesOf } from './read-lines-of';

const reading = z.enum(['full', 'delta']);

/** The lines that say where a table stands; those between them are its changes. */
const markSchema = z.union([
  z.strictObject({ table: z.string(), begins: z.literal('delta'), page: z.string() }),
  z.strictObject({
    table: z.string(),
    begins: z.literal('full'),
    page: z.string(),
    endpoint: z.enum(['Web API', 'Organization Service']),
    organization: z.string(),
    columns: z.array(z.string()),
  }),
  z.strictObject({ table: z.string(), reading, page: z.string() }),
  z.strictObject({ table: z.string(), link: z.string() }),
]);
type Mark = z.infer<typeof markSchema>;

/** Where a table stands by its marks, and what its last full read brought. */
type Marked = Pick<Standing, 'changes' | 'underWay'> & {
  readonly origin?: Origin | undefined;
  /** When the last read began that came to its end, on this process's clock. */
  readonly asOf?: number | undefined;
  readonly columns: readonly string[];
};

/** Which table a line is about, if it is one of ours. */
const lineSchema = z.looseObject({ table: z.string() });

/**
 * Appends changes to a file of JSON lines, for whatever reads them: `{"table","id","version","row"}` or
 * `{"table","id","deleted":true}`, and after the changes of each page a line that says what it leads to. `begins: "full"` says
 * that every row comes now, and what does not come is gone. Lines after the last mark are of a page that was not finished:
 * they are cut off when the file is opened. Throws ReplicaError for a file with other lines, and while another process writes it.
 */
export async function jsonLinesSink(path: string): Promise<ChangeSink & { readonly close: () => Promise<void> }> {
  const unlock = lockPlace(path);
  try {
    const file = await open(path, 'a+').catch((error: unknown) => {
      throw unwritablePlace(path, error);
    });
    try {
      const sink = sinkInto(file, await readMarked(path, file));
      return { ...sink, close: () => file.close().finally(unlock) };
    } catch (error) {
      await file.close();
      throw error;
    }
  } catch (error) {
    unlock();
    throw error;
  }
}

function sinkInto(file: FileHandle, tables: Map<string, Marked>): ChangeSink {
  const origins = new Map<string, Origin>();
  const began = new Map<string, number>();
  const write = async (changes: readonly object[], mark: Mark): Promise<void> => {
    await file.appendFile([...changes, mark].map(line => `${JSON.stringify(line)}\n`).join(''));
    await file.datasync();
    const after = markedAfter(tables.get(mark.table), mark);
    if ('begins' in mark) began.set(mark.table, performance.now());
    tables.set(mark.table, 'link' in mark ? { ...after, asOf: began.get(mark.table) } : after);
  };
  return {
    open: (table, origin) => {
      origins.set(table.name, origin);
      return Promise.resolve(standingOf(tables.get(table.name), table, origin));
    },
    begin: ({ name: table, columns }, begins, page) => {
      const origin = origins.get(table);
      if (begins === 'delta' || origin === undefined) return write([], { table, begins: 'delta', page });
      return write([], { table, begins, page, ...origin, columns: columns.map(({ name }) => name) });
    },
    apply: async ({ name: table }, changes, { reading: read, kind, place }) => {
      const mark: Mark = kind === 'page' ? { table, reading: read, page: place } : { table, link: place };
      await write(
        changes.map(change => lineOf(table, change)),
        mark,
      );
      const removed = changes.filter(({ type }) => type === 'deleted').length;
      return { written: changes.length - removed, removed };
    },
    fail: () => Promise.resolve(),
  };
}

/** A link keeps the columns that it was asked with, and leads on where it came from: else every row is told anew. */
function standingOf(marked: Marked = nothingYet, { columns }: ReplicaTable, origin: Origin): Standing {
  const { changes, underWay } = marked;
  if (changes === undefined && underWay === undefined) return { changes, underWay };
  const isSame = marked.origin?.endpoint === origin.endpoint && marked.origin.organization === origin.organization;
  const told = new Set(marked.columns);
  const outdated = isSame ? 'new columns' : 'other origin';
  if (!isSame || columns.some(({ name }) => !told.has(name)))
    return { changes: undefined, underWay: undefined, outdated };
  return { changes, underWay, ...(marked.asOf !== undefined && { age: performance.now() - marked.asOf }) };
}

const nothingYet: Marked = { changes: undefined, underWay: undefined, columns: [] };

const lineOf = (table: string, change: ReplicaChange): object =>
  change.type === 'deleted'
    ? { table, id: change.id, deleted: true }
    : { table, id: change.id, version: change.version ?? null, row: change.row };

function markedAfter(before: Marked = nothingYet, mark: Mark): Marked {
  if ('link' in mark) return { ...before, changes: mark.link, underWay: undefined };
  if (!('begins' in mark)) return { ...before, underWay: { reading: mark.reading, page: mark.page } };
  const underWay = { reading: mark.begins, page: mark.page };
  if (mark.begins === 'delta') return { ...before, underWay };
  const { endpoint, organization, columns } = mark;
  // A link from before these columns, or from elsewhere, is none to go back to.
  return { changes: undefined, underWay, origin: { endpoint, organization }, columns };
}

/** Reads where each table stands, and cuts off what came after the last mark. */
async function readMarked(path: string, file: FileHandle): Promise<Map<string, Marked>> {
  const tables = new Map<string, Marked>();
  let whole = 0;
  for await (const { text, end } of readLinesOf(path)) {
    const line = lineIn(text);
    // The last line of a process that was killed may be half a line.
    if (line === undefined) break;
    const mark = markSchema.safeParse(line);
    if (!mark.success) continue;
    tables.set(mark.data.table, markedAfter(tables.get(mark.data.table), mark.data));
    whole = end;
  }
  if (whole === 0 && (await file.stat()).size > 0) throw notOurs(path);
  await file.truncate(whole);
  return tables;
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
