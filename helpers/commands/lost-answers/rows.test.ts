import { expect } from '@playwright/test';
import { HarnessError } from '../../dataverse/errors';
import type { WebApiClient } from '../../dataverse/web-api/web-api-client';
import { type Book, type BookRow, SAMPLE_BOOKS, toRow } from '../../sample/books';
import type { OwnRows } from '../../sample/rows/own-rows';
import { SoapRows } from '../../sample/rows/soap-rows';
import { noteSurvival } from '../../../testing/reliability/survival';
import { cuts } from './testing/cutting-proxy';
import { type LossyGround, test } from './testing/lossy-ground';
import { writes } from './testing/writes';

// One emulator for all of them.
test.describe.configure({ mode: 'default' });

const oneMore = { area: 'Lost answers', tried: 1, survived: 1 } as const;

/** The rows of a run as they are, read past the proxy. */
async function rowsOf(client: WebApiClient, run: string): Promise<(readonly [unknown, unknown])[]> {
  const filter = encodeURIComponent(`startswith(sample_bookcode,'${run}-')`);
  const path = `${SAMPLE_BOOKS}?$select=sample_bookcode,sample_name&$filter=${filter}`;
  const { value } = await client.get<{ value: BookRow[] }>(path);
  return value.map(row => [row.sample_bookcode, row.sample_name] as const).sort();
}

for (const [protocol, kinds] of Object.entries(writes)) {
  for (const { name, ends, meets, prepare } of kinds) {
    for (const cut of cuts) {
      test(`${protocol}: ${name}, whose answer is lost by a cut ${cut}, is ${ends}`, async ({ ground }) => {
        const rows = ground.rows();
        const { act, before, after } = await prepare(ground, rows);
        ground.proxy.cutNext(cut, meets);
        const ended = await act().then(
          () => 'done',
          (error: unknown) => error,
        );
        ground.proxy.calm();

        expect(ground.proxy.cutSoFar).toBe(1);
        const expected = ends === 'untold' && cut === 'before' ? before : after;
        expect(await rowsOf(ground.direct, rows.codePrefix.slice(0, 8))).toEqual([...expected].sort());
        expect(ended).toEqual(ends === 'recognised' ? 'done' : expect.any(HarnessError));
        if (ends === 'untold')
          expect(ended).toMatchObject({ outcome: 'error', message: expect.stringContaining('nobody knows') });
        noteSurvival(test.info(), { ...oneMore, fault: `${protocol}: ${name}` });
      });
    }
  }
}

const refused: Readonly<Record<string, (ground: LossyGround, rows: OwnRows, book: Book) => Promise<unknown>>> = {
  'Web API': ({ webApi }, _rows, book) =>
    webApi.create(SAMPLE_BOOKS, toRow(book), { idColumn: 'sample_bookid', id: book.id }),
  'Organization Service': ({ organizationService }, rows, { code }) =>
    new SoapRows(organizationService, rows).create({ code }),
};

for (const [protocol, create] of Object.entries(refused)) {
  for (const cut of cuts) {
    test(`${protocol}: the refusal of a code that is taken, lost by a cut ${cut}, is the refusal`, async ({
      ground,
    }) => {
      const rows = ground.rows();
      const taken = await rows.create();
      const [other] = rows.plan(1, { code: taken.code });
      ground.proxy.cutNext(cut, ({ method, body }) => method === 'POST' && body.includes(taken.code));
      const refusal = await create(ground, rows, other ?? taken).catch((error: unknown) => error);
      ground.proxy.calm();

      expect(ground.proxy.cutSoFar).toBe(1);
      expect(refusal).toMatchObject({ name: 'DataverseError', code: '0x80060892' });
      expect(await rowsOf(ground.direct, rows.codePrefix.slice(0, 8))).toEqual([[taken.code, taken.name]]);
      noteSurvival(test.info(), { ...oneMore, fault: `${protocol}: create that is refused` });
    });
  }
}
