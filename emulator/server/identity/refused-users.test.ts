import { expect, test } from '@playwright/test';
import { startShell } from '../../testing/start-shell';
import { registerEntraApplication } from './clients/application';

test('an application without a user is not a member of the organization', async () => {
  const { send } = await startShell();
  const error = { code: '0x80072560', message: 'The user is not a member of the organization.' };

  const refused = await send('GET', 'WhoAmI', { as: registerEntraApplication() });
  expect(refused).toMatchObject({ status: 403, body: { error } });
  const others = await send('GET', 'nothing');
  const shared = [...others.headers.keys()].filter(name => !/^x-ms-(?:ratelimit|dop)/.test(name));
  expect([...refused.headers.keys()]).toEqual(shared);
  for (const name of ['content-type', 'cache-control', 'odata-version']) {
    expect(refused.headers.get(name), name).toBe(others.headers.get(name));
  }
  expect(refused.headers.get('x-ms-service-request-id')?.split(', ')[1]).toBe(refused.headers.get('req_id'));
});

test('a disabled user is kept out of both endpoints, and comes back', async () => {
  const { emulator, send, app } = await startShell();
  const { application: as } = emulator.addUser('rita', 'reader');
  const { UserId: userId } = (await send('GET', 'WhoAmI', { as })).body as { UserId: string };
  const disable = (isdisabled: boolean) => send('PATCH', `systemusers(${userId})`, { body: { isdisabled } });
  const soap = async () => {
    const token = await emulator.tokens.issue(as, 'secret', emulator.origin);
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/xml; charset=utf-8' };
    const url = `${emulator.origin}/XRMServices/2011/Organization.svc/web`;
    return app.request(url, { method: 'POST', headers, body: '<not-soap />' });
  };

  expect((await disable(true)).status).toBe(204);
  const refused = await send('GET', 'sample_books', { as });
  expect(refused).toMatchObject({ status: 403, body: { error: { code: '0x80040225' } } });
  expect(JSON.stringify(refused.body)).toContain(
    `The specified user(Id = ${userId}) is disabled. Consider enabling this user.`,
  );
  emulator.organization.clock.advance(864_000_000);
  const today = new Date(emulator.organization.clock.now()).toISOString().slice(0, 10);
  const fault = await soap();
  expect(fault.status).toBe(500);
  const text = await fault.text();
  expect(text).toContain('ErrorCode>-2147220955</');
  expect(text).toContain(`Timestamp>${today}T`);
  expect((await send('GET', 'sample_books')).status).toBe(200);

  await disable(false);
  expect((await send('GET', 'sample_books', { as })).status).toBe(200);
  expect(await (await soap()).text()).not.toContain('-2147220955');
});
