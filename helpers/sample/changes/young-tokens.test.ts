import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { test as base, expect } from '@playwright/test';
import { DataverseError, ExpiredTokenError } from '../../dataverse/errors';
import { overcame } from '../../dataverse/timing/tell';
import { bookRow, ScriptedFeed, upserted } from './testing/scripted-feed';

const test = base.extend<{ passed: unknown[] }>({
  passed: async ({}, use) => {
    const passed: unknown[] = [];
    const keep = (one: unknown) => void passed.push(one);
    subscribe(overcame.name, keep);
    await use(passed);
    unsubscribe(overcame.name, keep);
  },
});

const refusal = (code: string) =>
  new DataverseError({ method: 'GET', url: 'u', status: 400, code, detail: '', requestId: undefined });

/** A feed that refuses the first tokens it is shown. */
class RefusingFeed extends ScriptedFeed {
  readonly #code: string;
  #left: number;

  constructor(times: number, code = '0x80044352') {
    super([[upserted(bookRow(1, 'a'))]], [[]]);
    this.#left = times;
    this.#code = code;
  }

  override since: ScriptedFeed['since'] = (token, options) => {
    if ((this.#left -= 1) >= 0) return Promise.reject(refusal(this.#code));
    return super.since(token, options);
  };
}

test('a young token that has expired is no proof where the next one is taken, and it is told', async ({ passed }) => {
  const since = new RefusingFeed(1).ownChanges().since('token 0');

  await expect(since).rejects.toThrow(ExpiredTokenError);
  await expect(since).rejects.toMatchObject({ outcome: 'error' });
  expect(passed).toEqual([{ what: 'young token', seen: 'a token of the Web API', took: 0 }]);
});

test('an environment that refuses the next token as well, with nothing in between, keeps none', async ({ passed }) => {
  const since = new RefusingFeed(2).ownChanges().since('token 0');

  await expect(since).rejects.toMatchObject({ name: 'DataverseError', code: '0x80044352', outcome: 'failed' });
  expect(passed).toEqual([]);
});

test('a start begins anew, once', async () => {
  await expect(new RefusingFeed(1).ownChanges().start()).resolves.toMatchObject({ token: 'token 2' });
  await expect(new RefusingFeed(2).ownChanges().start()).rejects.toThrow(DataverseError);
});

test('any other refusal, and a token that is shown to see how it is answered, are what they are', async () => {
  await expect(new RefusingFeed(1, '0x80040203').ownChanges().since('x')).rejects.toThrow(DataverseError);
  expect(await new RefusingFeed(1).ownChanges().answerTo('x')).toBe('refused with 400 0x80044352');
});
