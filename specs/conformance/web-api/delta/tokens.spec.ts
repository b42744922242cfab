import { expect } from '@playwright/test';
import { test } from '../../../../fixtures/test';
import { refusalIn } from '../../../../fixtures/catch-refusal';
import { observe } from '../../../../fixtures/report/evidence';
import { verifies } from '../../../../fixtures/report/verifies';
import { backdateToken, tokenInLink } from '../../../../helpers/dataverse/change-feed/change-token';
import { describeReply } from '../../../../helpers/dataverse/web-api/describe-reply';

test('a malformed token is observed', verifies('CT-TOKEN-01'), async ({ rawDelta }) => {
  for (const token of ['abc', '', '12!not a date']) {
    observe('CT-TOKEN-01', `"${token}": ${describeReply(await rawDelta.withToken(token))}`);
  }
});

test('a foreign token is observed', verifies('CT-TOKEN-02'), async ({ changes, rawDelta, tableDirectory }) => {
  const own = tokenInLink((await changes.start()).token);
  const future = own.replace(/^\d+/, '9000000000000');

  for (const { logicalName, entitySetName: entitySet, primaryIdAttribute } of await tableDirectory.otherTracked(1)) {
    const reply = await rawDelta.withToken(own, { entitySet, select: [primaryIdAttribute] });
    observe('CT-TOKEN-02', `on ${logicalName}: ${describeReply(reply)}`);
  }
  observe('CT-TOKEN-02', `from the future: ${describeReply(await rawDelta.withToken(future))}`);
});

test(
  'a token older than the retention is refused',
  verifies('CT-TOKEN-04', 'CT-TOKEN-06'),
  async ({ changes, rawDelta, environment }) => {
    const { changeTrackingRetentionDays: days } = environment;
    test.skip(days === undefined, 'this user may not read how long changes are kept');
    const old = backdateToken(tokenInLink((await changes.start()).token), (days ?? 0) + 2);
    test.skip(old === undefined, 'the token is not of the documented form, so none can be made that is old');

    const reply = await rawDelta.withToken(old ?? '');

    observe('CT-TOKEN-04', describeReply(reply));
    expect(refusalIn(reply), 'a refusal').toBeDefined();
  },
);

test(
  'the refusal of a token older than the retention has its code',
  verifies('CT-TOKEN-03'),
  async ({ changes, rawDelta, environment }) => {
    const { changeTrackingRetentionDays: days } = environment;
    test.skip(days === undefined, 'this user may not read how long changes are kept');
    const old = backdateToken(tokenInLink((await changes.start()).token), (days ?? 0) + 2);
    test.skip(old === undefined, 'the token is not of the documented form, so none can be made that is old');

    const refusal = refusalIn(await rawDelta.withToken(old ?? ''));

    test.skip(refusal === undefined, 'the environment does not go by the date in a token, and waiting takes days');
    expect(refusal).toMatchObject({ body: { error: { code: '0x80044352' } } });
  },
);

test('whether the retention is a number of days is observed', verifies('CT-TOKEN-05'), ({ environment }) => {
  const { changeTrackingRetentionDays: days } = environment;
  test.skip(days === undefined, 'this user may not read how long changes are kept');

  const asDocumented = Number.isInteger(days) && Number(days) >= 0 && Number(days) <= 365;
  observe('CT-TOKEN-05', `${days ?? 'none'}: ${asDocumented ? 'as documented' : 'not a number of days from 0 to 365'}`);
});
