import { expect } from '@playwright/test';
import { test } from '../../../../fixtures/test';
import { refusalIn } from '../../../../fixtures/catch-refusal';
import { compare } from '../../../../fixtures/report/compare';
import { observe } from '../../../../fixtures/report/evidence';
import { verifies } from '../../../../fixtures/report/verifies';
import { errorCodeOf } from '../../../../helpers/dataverse/web-api/describe-reply';
import { rowOf } from '../../../../helpers/sample/books';

test('an escaped key value finds its row', verifies('CT-KEY-07'), async ({ rows }) => {
  for (const ending of ["O'Hara's", 'two  words', '(a,b)=c', 'Ærø 本', '$x;y@z!']) {
    const book = await rows.create({ code: rows.code(ending) });
    await compare(`the row with a code that ends in ${ending}`, await rows.readByCode(book.code), rowOf(book));
  }
});

test('a column that is no key is no address', verifies('CT-KEY-15'), async ({ rows, keys }) => {
  const { name } = await rows.create();

  const reply = await keys.readUnknown({ sample_name: name });

  expect(refusalIn(reply), 'a refusal').toBeDefined();
});

test('the refusal of an address that is none has its code', verifies('CT-KEY-20'), async ({ rows, keys }) => {
  const { name } = await rows.create();

  const reply = await keys.readUnknown({ sample_name: name });

  const code = expect.stringMatching(/^0x8006088[8a]$/i);
  expect(refusalIn(reply)).toMatchObject({ body: { error: { code } } });
});

test('characters that no address carries are observed', verifies('CT-KEY-18'), async ({ rows, keys }) => {
  for (const character of '/<>*%&:\\?+#') {
    const book = await rows.create({ code: rows.code(`a${character}b`) });
    const { status } = await keys.readUnchecked(book.code);
    observe('CT-KEY-18', `${character} ${status}`);
  }
});

test('whether case tells key values apart is observed', verifies('CT-KEY-19'), async ({ rows, keys }) => {
  const lower = await rows.create({ code: rows.code('case') });
  const upper = rows.unownedCode('CASE');

  const read = await keys.read({ sample_bookcode: upper });
  const written = await keys.create({ sample_bookcode: upper, sample_name: lower.name });

  observe('CT-KEY-19', `read: ${read.status}; a second row: ${written.status} ${errorCodeOf(written)}`.trim());
});
