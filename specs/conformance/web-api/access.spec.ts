import { expect } from '@playwright/test';
import { test } from '../../../fixtures/test';
import { refusalIn } from '../../../fixtures/catch-refusal';
import { needs, observe } from '../../../fixtures/report/evidence';
import { verifies } from '../../../fixtures/report/verifies';
import { describeReply } from '../../../helpers/dataverse/web-api/describe-reply';
import { SAMPLE_BOOKS } from '../../../helpers/sample/books';

test('a caller without a token is refused', verifies('CT-ACC-01', 'CT-ACC-02'), async ({ anonymousClient }) => {
  const reply = await anonymousClient.ask(SAMPLE_BOOKS);
  const unknown = await anonymousClient.ask(SAMPLE_BOOKS, { token: 'made-up' });

  observe('CT-ACC-02', `without a token: ${describeReply(reply)}`);
  observe('CT-ACC-02', `with an unknown token: ${describeReply(unknown)}`);
  expect(refusalIn(reply, { access: true })).toMatchObject({ status: 401 });
});

test('the challenge names the authority', verifies('CT-ACC-05'), async ({ anonymousClient }) => {
  const { headers } = await anonymousClient.ask(SAMPLE_BOOKS);

  expect(headers.get('www-authenticate') ?? 'no challenge').toMatch(/Bearer .*authorization_uri=/i);
});

test(
  'a user without read access to all rows is refused',
  verifies('CT-ACC-03', 'CT-ACC-04'),
  async ({ secondUser }) => {
    const user = needs('second user', secondUser, 'SECOND_CLIENT_ID and SECOND_CLIENT_SECRET name no second user');

    const reply = await user.trackedRead();

    observe('CT-ACC-04', describeReply(reply));
    expect(refusalIn(reply, { access: true }), 'a refusal').toBeDefined();
    expect(reply).not.toHaveProperty('body.value');
  },
);
