import { expect } from '@playwright/test';
import { test } from '../../../fixtures/test';
import { compare } from '../../../fixtures/report/compare';
import { skipIfUnsupported } from '../../../fixtures/report/unsupported';
import { observe } from '../../../fixtures/report/evidence';
import { verifies } from '../../../fixtures/report/verifies';
import { tokenInLink } from '../../../helpers/dataverse/change-feed/change-token';
import { describeReply } from '../../../helpers/dataverse/web-api/describe-reply';
import { SAMPLE_BOOK, SAMPLE_BOOKS } from '../../../helpers/sample/books';

test('$metadata says that the table can be tracked', verifies('CT-TAB-02'), async ({ tableDirectory }) => {
  const reply = await tableDirectory.annotatedMetadata();
  skipIfUnsupported('$metadata', reply);

  expect(reply.status).toBe(200);
  await compare('the annotation of the entity set', tableDirectory.trackingAnnotation(reply, SAMPLE_BOOKS), 'true');
});

test('the list of tracked tables holds this one', verifies('CT-TAB-03'), async ({ tableDirectory }) => {
  const tracked = await tableDirectory.tracked();

  expect(tracked.map(({ logicalName }) => logicalName)).toContain(SAMPLE_BOOK);
  await compare(
    'tables in the list that are off',
    tracked.filter(table => !table.tracked),
    [],
  );
});

test(
  'a table that is off refuses',
  verifies('CT-TAB-04', 'CT-TAB-06'),
  async ({ tableDirectory, rawDelta, changes }) => {
    const table = await tableDirectory.readableUntracked();
    test.skip(table === undefined, 'every table that this user may read is tracked');
    const path = table?.entitySetName ?? '';
    const select = [table?.primaryIdAttribute ?? ''];

    const byToken = await rawDelta.withToken(tokenInLink(await changes.start()), { entitySet: path, select });
    const reply = await rawDelta.askOf(path, select);

    observe('CT-TAB-06', `${table?.logicalName ?? ''}: ${describeReply(byToken)}`);
    expect(reply).toMatchObject({ body: { error: { code: '0x80072491' } } });
  },
);

test('tables that can never be tracked are off', verifies('CT-TAB-05'), async ({ tableDirectory }) => {
  const untrackable = await tableDirectory.untrackable();

  await compare(
    'tables in the list that are on, or could be',
    untrackable.filter(table => table.tracked || table.canBeTracked),
    [],
  );
});
