import { expect, test } from '@playwright/test';
import { UnexpectedReplyError } from '../errors';
import { addressOf } from './address';

const root = 'https://contoso.test/org/api/data/v9.2/';

for (const path of ['../../x', '../v9.1/accounts', '/x', '.%2e/x', '..\\..\\x', '?$top=1/../../../x/../..'])
  test(`a path stays in the Web API, or is not followed: ${path}`, () => {
    const leads = () => addressOf(root, path);
    if (path.startsWith('?')) expect(leads()).toContain(root);
    else expect(leads).toThrow(UnexpectedReplyError);
  });

test('what a path may hold, and a link that leads to another part of the same server', () => {
  for (const path of ["accounts(key='a/../b')", '$batch', "accounts?$filter=name eq 'https://x/..'", './accounts'])
    expect(addressOf(root, path)).toMatch(/^https:\/\/contoso\.test\/org\/api\/data\/v9\.2\//);
  const link = 'https://contoso.test/api/data/v9.2/accounts?$skiptoken=1';
  expect(addressOf(root, link)).toBe(link);
});
