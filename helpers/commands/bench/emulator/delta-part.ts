import { SAMPLE_BOOKS } from '../../../sample/books';
import { onSeededEmulator } from '../drain/on-seeded-emulator';
import type { Measured, Part } from '../part';
import { peakOf } from '../process/peak-of';
import { median, medianRatio, millisecondsOf } from '../median';
import { atATime, Sender, webApiPath } from './sender';
import { deltaLinkOf, readTracked } from './tracked-read';

const changes = 1_000;
const smallest = 1_000;
const rounds = 100;
/** Rounds that are not counted: code is compiled, and what the writing of a million rows left is cleared away. */
const warmUps = 60;

/** One table, with what changed in it since two tokens. */
type Changed = {
  readonly rows: number;
  readonly sender: Sender;
  readonly links: Readonly<Record<Kind, string>>;
  readonly megabytes: number | undefined;
};

type Kind = 'updates' | 'deletions';
const kinds: readonly Kind[] = ['updates', 'deletions'];

/** What a delta of as many changes takes, whatever the size of the table; and what a row takes of memory. */
export const deltaPart: Part = {
  name: 'delta',
  what: `deltas of ${grouped(changes)} updates and of as many deletions, over the size of the table; memory of a row`,
  measure: ({ rows }) =>
    onTables(
      [...new Set([smallest, ...rows])].sort((a, b) => a - b),
      measureInTurns,
    ),
};

/** Emulators that live at the same time, so that each size has the same to share a processor with. */
async function onTables<T>(
  sizes: readonly number[],
  act: (tables: readonly Changed[]) => Promise<T>,
  tables: readonly Changed[] = [],
): Promise<T> {
  const [rows, ...others] = sizes;
  if (rows === undefined) return act(tables);
  return onSeededEmulator(async ({ seed, ground, pid }) => {
    // Beside the rows that stay, those that are deleted.
    await seed(0, rows + changes);
    const sender = new Sender(ground);
    const links = await change(sender, rows + changes);
    try {
      return await onTables(others, act, [...tables, { rows, sender, links, megabytes: peakOf(pid) }]);
    } finally {
      await sender.close();
    }
  });
}

async function change(sender: Sender, rows: number): Promise<Changed['links']> {
  const { deltaLink: updates, ids } = await readTracked(sender, rows, 2 * changes);
  const send = (method: 'PATCH' | 'DELETE', id: string | undefined) =>
    sender.send({
      method,
      path: webApiPath(`${SAMPLE_BOOKS}(${id ?? ''})`),
      ...(method === 'PATCH' && { body: '{"sample_name":"changed"}' }),
    });
  await atATime(changes, 4, n => send('PATCH', ids[2 * n]));
  const deletions = deltaLinkOf(await sender.send({ path: updates }));
  await atATime(changes, 4, n => send('DELETE', ids[2 * n + 1]));
  return { updates, deletions };
}

/** Milliseconds of each delta, table after table and round after round. */
async function measureInTurns(tables: readonly Changed[]): Promise<Measured> {
  const times = new Map(tables.map(table => [table, { updates: [] as number[], deletions: [] as number[] }]));
  for (let round = -warmUps; round < rounds; round += 1) {
    for (const [{ sender, links }, taken] of times) {
      for (const kind of kinds) {
        const milliseconds = await millisecondsOf(() => sender.send({ path: links[kind] }));
        if (round >= 0) taken[kind].push(milliseconds);
      }
    }
  }
  return measuredOf([...times].map(([table, taken]) => ({ ...table, ...taken })));
}

type Timed = Pick<Changed, 'rows' | 'megabytes'> & Readonly<Record<Kind, readonly number[]>>;

function measuredOf(sizes: readonly Timed[]): Measured {
  const [least, most] = [sizes.at(0), sizes.at(-1)];
  const figures = sizes.map(({ rows, megabytes, updates, deletions }) => ({
    ...{ rows, megabytes },
    ...{ updates: median(updates), deletions: median(deletions) },
  }));
  return {
    figures,
    lines: [
      ...figures.map(
        ({ rows, updates, deletions, megabytes = NaN }) =>
          `${grouped(rows)} rows: ${updates.toFixed(1)} ms for ${grouped(changes)} updates, ${deletions.toFixed(1)} for as many deletions; ${megabytes} MB at most`,
      ),
      ...memoryOfRow(least, most),
    ],
    targets:
      least === undefined || most === undefined
        ? []
        : kinds.map(kind => ({
            what: `a delta of ${grouped(changes)} ${kind} in ${grouped(most.rows)} rows, against one in ${grouped(least.rows)}`,
            ratio: medianRatio(most[kind], least[kind]),
            atMost: 1.2,
          })),
    charts: [
      {
        title: `A delta of ${grouped(changes)} changes: milliseconds, by the rows of the table`,
        x: { name: 'rows of the table', isLog: true },
        y: { name: 'milliseconds' },
        series: kinds.map(name => ({ name, points: figures.map(figure => [figure.rows, figure[name]] as const) })),
      },
    ],
  };
}

/** Of the process's memory at its most, what the rows of the largest table add. */
function memoryOfRow(least: Timed | undefined, most: Timed | undefined): readonly string[] {
  if (least?.megabytes === undefined || most?.megabytes === undefined || least === most) return [];
  const kilobytes = ((most.megabytes - least.megabytes) * 1_024) / (most.rows - least.rows);
  return [`${kilobytes.toFixed(2)} KB a row, what waits to be cleared away included`];
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}
