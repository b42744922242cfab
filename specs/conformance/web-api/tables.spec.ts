import { expect } from '@playwright/test';
import { test } from '../../../fixtures/test';
import { refusalIn } from '../../../fixtures/catch-refusal';
import { compare } from '../../../fixtures/report/compare';
import { skipIfUnsupported } from '../../../fixtures/report/unsupported';
import { needs, observe } from '../../../fixtures/report/evidence';
import { verifies } from '../../../fixtures/report/verifies';
import { tokenInLink } from '../../../helpers/dataverse/change-feed/change-token';
import { deltaLinkIn, describeReply, errorCodeOf } from '../../../helpers/dataverse/web-api/describe-reply';
import { SAMPLE_BOOK, SAMPLE_BOOKS } from '../../../helpers/sample/books';

test('$metadata says that the table can be tracked', verifies('CT-TAB-02'), async ({ tableDirectory }) => {
  const metadata = await tableDirectory.annotatedMetadata(SAMPLE_BOOKS);
  skipIfUnsupported('$metadata', metadata);

  await compare('status and annotation', [metadata.status, metadata.tracked.get(SAMPLE_BOOKS)], [200, 'true']);
});

test('$metadata says it of no table that is off', verifies('CT-TAB-09'), async ({ tableDirectory }) => {
  const metadata = await tableDirectory.annotatedMetadata();
  skipIfUnsupported('$metadata', metadata);

  const off = (await tableDirectory.untracked()).filter(({ isPlain }) => isPlain);

  const annotated = off.filter(({ entitySetName }) => metadata.tracked.get(entitySetName) === 'true');
  await compare('tables that are off and annotated', annotated.map(nameOf), []);
});

test('the list of tracked tables holds this one', verifies('CT-TAB-03'), async ({ tableDirectory }) => {
  const tracked = await tableDirectory.tracked();

  expect(tracked.map(nameOf)).toContain(SAMPLE_BOOK);
  const off = tracked.filter(table => !table.tracked);
  await compare('tables in the list that are off', off.map(nameOf), []);
});

test('a tracked table is one that can be tracked', verifies('CT-TAB-10'), async ({ tableDirectory }) => {
  const own = (await tableDirectory.tracked()).find(({ logicalName }) => logicalName === SAMPLE_BOOK);

  await compare('CanChangeTrackingBeEnabled', own?.canBeTracked, true);
});

test('which tables of the system are tracked is observed', verifies('CT-TAB-11'), async ({ tableDirectory }) => {
  const names = (await tableDirectory.trackedOfSystem()).map(nameOf).toSorted();

  observe(
    'CT-TAB-11',
    `${names.length} tables: ${names.slice(0, 20).join(', ')}${names.length > 20 ? ' and others' : ''}`,
  );
});

test(
  'tables that are off refuse',
  verifies('CT-TAB-04', 'CT-TAB-06'),
  async ({ tableDirectory, rawDelta, changes }) => {
    const tables = needsPlain(await tableDirectory.readableUntracked(3));
    const token = tokenInLink((await changes.start()).token);

    const replies = [];
    for (const { logicalName, entitySetName: entitySet, primaryIdAttribute: id } of tables) {
      const byToken = await rawDelta.withTokenOn(entitySet, [id], token);
      observe('CT-TAB-06', `${logicalName}: ${describeReply(byToken)}`);
      replies.push({ logicalName, reply: await rawDelta.askOf(entitySet, [id]) });
    }

    const withLink = replies.filter(({ reply }) => deltaLinkIn(reply) !== undefined);
    await compare('tables that are off and bring a delta link', withLink.map(nameOf), []);
    const refused = replies.filter(({ reply }) => refusalIn(reply) !== undefined);
    // Not each: a table may have rules of its own that its definition does not tell.
    expect(refused.map(nameOf), 'tables that are off and refuse').not.toEqual([]);
  },
);

test('the refusal of a table that is off has its code', verifies('CT-TAB-08'), async ({ tableDirectory, rawDelta }) => {
  const codes = [];
  for (const table of needsPlain(await tableDirectory.readableUntracked(3))) {
    codes.push(errorCodeOf(await rawDelta.askOf(table.entitySetName, [table.primaryIdAttribute])).toLowerCase());
  }

  await compare(
    'the code of each',
    codes,
    codes.map(() => '0x80072491'),
  );
});

test('tables that can never be tracked are off', verifies('CT-TAB-05'), async ({ tableDirectory }) => {
  const untrackable = await tableDirectory.untrackable();

  await compare(
    'tables in the list that are on, or could be',
    untrackable.filter(table => table.tracked || table.canBeTracked === true),
    [],
  );
});

/** The tables, where there are any. */
const needsPlain = <Table>(tables: readonly Table[]): readonly Table[] =>
  needs(
    'plain table without tracking',
    tables.length > 0 ? tables : undefined,
    'every plain table that this user may read is tracked',
  );

const nameOf = ({ logicalName }: { readonly logicalName: string }): string => logicalName;
