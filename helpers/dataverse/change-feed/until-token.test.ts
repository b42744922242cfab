import { expect, test } from '@playwright/test';
import { MissingTokenError, UnavailableError } from '../errors';
import { ScriptedEnvironment } from '../testing/scripted-environment';
import { untilToken } from './until-token';
import { webApiFeed } from './web-api-feed';

const table = { entitySet: 'sample_books', columns: ['sample_name'] };
const link = 'https://contoso.example/api/data/v9.2/sample_books?$select=sample_name&$deltatoken=1';
const page = (more: object = {}) => ({ body: { '@odata.context': 'c', value: [], ...more } });

/** The token of a first read, asked for as a test does. */
const tokenFrom = async (environment: ScriptedEnvironment, limit = 60_000): Promise<string> => {
  const feed = webApiFeed(environment.client, table);
  const { timing } = environment;
  const read = await untilToken(asked => feed.initial({ pageSize: 10, ...asked }), { limit, timing });
  return read.token;
};

test('a read without a token is asked again, past the caches', async () => {
  const environment = new ScriptedEnvironment().on('GET sample_books', page(), page({ '@odata.deltaLink': link }));

  expect(await tokenFrom(environment)).toBe(link);
  expect(environment.asked.map(({ headers }) => headers.get('consistency'))).toEqual([null, 'Strong']);
});

test('one that stays without a token is a proof, after some seconds or what patience there is', async () => {
  for (const [limit, longest] of [
    [60_000, 5_000],
    [2_000, 2_000],
    [0, 1_000],
  ] as const) {
    const environment = new ScriptedEnvironment().on('GET sample_books', page());

    await expect(tokenFrom(environment, limit)).rejects.toMatchObject({ name: 'MissingTokenError', outcome: 'failed' });
    expect(environment.timing.now()).toBe(longest);
    expect(environment.asked.length).toBeGreaterThan(2);
  }
});

test('a token on a page before the last is no token that came late: it is not asked for again', async () => {
  const more = { '@odata.deltaLink': link, '@odata.nextLink': `${link}&$skiptoken=2` };
  const environment = new ScriptedEnvironment()
    .on('GET sample_books?$select=sample_name', page(more))
    .on('GET sample_books?$select=sample_name&$deltatoken', page());

  await expect(tokenFrom(environment)).rejects.toMatchObject({ name: 'ProtocolError' });
});

test('any other error ends it', async () => {
  const { timing } = new ScriptedEnvironment();
  const refused = new UnavailableError(
    { method: 'GET', url: 'x', status: 503, code: '', detail: '', requestId: undefined },
    'wait.',
  );

  await expect(untilToken(() => Promise.reject(refused), { limit: 60_000, timing })).rejects.toThrow(refused);
  await expect(
    untilToken(() => Promise.reject(new MissingTokenError('none', 'wait.')), { limit: 0, timing }),
  ).rejects.toThrow(MissingTokenError);
});
