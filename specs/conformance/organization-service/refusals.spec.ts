import { expect } from '@playwright/test';
import { test } from '../../../fixtures/test';
import { compare } from '../../../fixtures/report/compare';
import { needs, observe } from '../../../fixtures/report/evidence';
import { verifies } from '../../../fixtures/report/verifies';
import { backdateToken } from '../../../helpers/dataverse/change-feed/change-token';

test(
  'a table without change tracking is refused',
  verifies('CT-ORG-15'),
  async ({ organizationService, tableDirectory }) => {
    await organizationService.client();
    const [table] = await tableDirectory.readableUntracked(1);
    const off = needs('plain table without tracking', table, 'every plain table that this user may read is tracked');

    await compare('the fault', await organizationService.refusalOf(off), '0x80072491');
  },
);

test('a malformed DataVersion is observed', verifies('CT-ORG-18'), async ({ entityChanges }) => {
  const seen = [];
  for (const token of ['', 'not a token', '12!yesterday', '!01/01/2026 00:00:00']) {
    seen.push(`"${token}" is ${await entityChanges.answerTo(token)}`);
  }

  observe('CT-ORG-18', seen.join('; '));
});

test('a DataVersion from before the retention is observed', verifies('CT-ORG-19'), async ({ entityChanges }) => {
  const token = backdateToken((await entityChanges.start()).token, 400);
  const old = needs('dated token', token, 'the DataToken has another form than the documented one');

  observe('CT-ORG-19', `400 days back: ${await entityChanges.answerTo(old)}`);
});

test(
  'a user without read access to all rows is refused by RetrieveEntityChanges',
  verifies('CT-ACC-06'),
  async ({ organizationService, secondUser }) => {
    await organizationService.client();
    const user = needs('second user', secondUser, 'SECOND_CLIENT_ID and SECOND_CLIENT_SECRET name no second user');

    expect(await user.refusalOfEntityChanges(), 'a refusal').toBeDefined();
  },
);
