import { expect } from '@playwright/test';
import { test } from '../../../../fixtures/test';
import { refusalIn } from '../../../../fixtures/catch-refusal';
import { needs, observe } from '../../../../fixtures/report/evidence';
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
    const reply = await rawDelta.withTokenOn(entitySet, [primaryIdAttribute], own);
    observe('CT-TOKEN-02', `on ${logicalName}: ${describeReply(reply)}`);
  }
  observe('CT-TOKEN-02', `from the future: ${describeReply(await rawDelta.withToken(future))}`);
});

test(
  'a token older than the retention is refused',
  verifies('CT-TOKEN-04', 'CT-TOKEN-06'),
  async ({ changes, rawDelta, environment }) => {
    const reply = await rawDelta.withToken(expired((await changes.start()).token, environment));

    observe('CT-TOKEN-04', describeReply(reply));
    expect(refusalIn(reply), 'a refusal').toBeDefined();
  },
);

test(
  'the refusal of a token older than the retention has its code',
  verifies('CT-TOKEN-03'),
  async ({ changes, rawDelta, environment }) => {
    const reply = await rawDelta.withToken(expired((await changes.start()).token, environment));

    const refusal = needs('age by date', refusalIn(reply), 'a token is not judged by its date, and waiting takes days');
    expect(refusal).toMatchObject({ body: { error: { code: '0x80044352' } } });
  },
);

test('whether the retention is a number of days is observed', verifies('CT-TOKEN-05'), ({ environment }) => {
  const days = retentionOf(environment);

  observe('CT-TOKEN-05', `${days}: ${isDocumented(days) ? 'as documented' : 'not a number of days from 0 to 365'}`);
});

const isDocumented = (days: number): boolean => Number.isInteger(days) && days >= 0 && days <= 365;

type Retention = { readonly changeTrackingRetentionDays?: number | undefined };

const retentionOf = ({ changeTrackingRetentionDays: days }: Retention): number =>
  needs('readable retention', days, 'this user may not read how long changes are kept');

/** The token of a link, with a date of two days before the retention. */
const expired = (link: string, environment: Retention): string =>
  needs(
    'dated token',
    backdateToken(tokenInLink(link), retentionOf(environment) + 2),
    'the token is not of the documented form, so none can be made that is old',
  );
