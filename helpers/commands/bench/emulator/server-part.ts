import { randomUUID } from 'node:crypto';
import { SAMPLE_BOOKS, bookColumns, demoBook, rowOf } from '../../../sample/books';
import { onSeededEmulator } from '../drain/on-seeded-emulator';
import type { Measured, Part } from '../part';
import { inMegabytes } from '../process/in-megabytes';
import { peakOf } from '../process/peak-of';
import { bareServerArguments, onServer, withBareServerFiles } from './bare-server';
import { medianRatio, median, millisecondsOf } from '../median';
import { atATime, Sender, type Sent, webApiPath } from './sender';
import { readTracked } from './tracked-read';

const rows = 10_000;
const changed = 10;
/** Requests under way at once, as three workers of a run have with some to spare. */
const together = 6;
const requests = 1_500;
const rounds = 15;

const columns = bookColumns.join(',');

/** What is asked, of the emulator and of a bare server, and how many times as fast as the emulator the bare server may be at most. */
type Question = { readonly name: string; readonly ask: () => Sent; readonly bare: Sent; readonly atLeast: number };

/** Requests a second, beside a server of the same libraries that does nothing but answer with as much. */
export const serverPart: Part = {
  name: 'server',
  what: 'requests a second that the emulator answers, beside a bare server that answers with as much',
  measure: () =>
    onSeededEmulator(async ({ seed, ground, pid }) => {
      await seed(0, rows);
      const emulator = new Sender(ground);
      const questions = await questionsAbout(emulator);
      const answers: Record<string, unknown> = {};
      for (const { ask, bare } of questions) {
        answers[bare.path] = JSON.parse((await emulator.send(ask())) || 'null') as unknown;
      }
      return withBareServerFiles(answers, files =>
        onServer(bareServerArguments(files), async (url, barePid) => {
          const bare = new Sender({ ...ground, url, caFile: files.caFile });
          const figures = [];
          for (const question of questions) figures.push(await compare(question, emulator, bare));
          await Promise.all([emulator.close(), bare.close()]);
          return measuredOf(figures, { emulator: peakOf(pid), bare: peakOf(barePid) });
        }),
      );
    }),
};

async function questionsAbout(emulator: Sender): Promise<readonly Question[]> {
  const { deltaLink, ids } = await readTracked(emulator, rows, 1);
  for (let n = 0; n < changed; n += 1) await emulator.send(create());
  return [
    {
      name: 'a row',
      ask: () => ({ path: webApiPath(`${SAMPLE_BOOKS}(${ids[0] ?? ''})?$select=${columns}`) }),
      bare: { path: '/row' },
      atLeast: 0.22,
    },
    {
      name: 'a page of 50 rows',
      ask: () => ({
        path: webApiPath(`${SAMPLE_BOOKS}?$select=${columns}`),
        headers: { prefer: 'odata.maxpagesize=50' },
      }),
      bare: { path: '/page' },
      atLeast: 0.2,
    },
    { name: `a delta of ${changed}`, ask: () => ({ path: deltaLink }), bare: { path: '/delta' }, atLeast: 0.16 },
    { name: 'a create', ask: create, bare: { ...create(), path: '/create' }, atLeast: 0.22 },
  ];
}

const create = (): Sent => ({
  method: 'POST',
  path: webApiPath(SAMPLE_BOOKS),
  body: JSON.stringify(rowOf(demoBook(randomUUID(), 0))),
});

type Compared = Pick<Question, 'name' | 'atLeast'> & {
  readonly emulator: readonly number[];
  readonly bare: readonly number[];
};

/** Milliseconds of as many requests, in turns. */
async function compare(
  { name, atLeast, ask, bare: asked }: Question,
  emulator: Sender,
  bare: Sender,
): Promise<Compared> {
  const ours: number[] = [];
  const others: number[] = [];
  for (let round = -1; round < rounds; round += 1) {
    const our = await millisecondsOf(() => atATime(requests, together, () => emulator.send(ask())));
    const other = await millisecondsOf(() => atATime(requests, together, () => bare.send(asked)));
    // The first one warms up.
    if (round < 0) continue;
    ours.push(our);
    others.push(other);
  }
  return { name, atLeast, emulator: ours, bare: others };
}

type Memory = { readonly emulator: number | undefined; readonly bare: number | undefined };

function measuredOf(compared: readonly Compared[], memory: Memory): Measured {
  const perSecond = (milliseconds: readonly number[]): number => Math.round((requests / median(milliseconds)) * 1_000);
  const figures = compared.map(({ name, emulator, bare }) => ({
    name,
    emulator: perSecond(emulator),
    bare: perSecond(bare),
  }));
  return {
    figures: { questions: figures, megabytes: memory },
    lines: [
      ...figures.map(({ name, emulator, bare }) => `${name}: ${emulator} a second, of a bare server ${bare}`),
      `memory at its most: ${inMegabytes(memory.emulator)}, of the bare server ${inMegabytes(memory.bare)}`,
    ],
    targets: compared.map(({ name, atLeast, emulator, bare }) => ({
      what: `${name}: requests a second, against a bare server`,
      ratio: medianRatio(bare, emulator),
      atLeast,
    })),
  };
}
