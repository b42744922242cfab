import { expect, test } from '@playwright/test';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { atSite, type Site } from '../../commands/prove-client/play/site';
import type { Exchange, ExchangeRecorder } from '../../dataverse/http/exchange';
import { createFetch } from '../../dataverse/http/create-fetch';
import { whoAmI } from '../../dataverse/organization-service/messages/who-am-i';
import { createTokenSource } from '../../dataverse/sign-in/create-token-source';
import { sendChangeSet } from '../../dataverse/web-api/change-set';
import { connector } from '../../run/connect';
import { environmentVariables } from '../../run/settings/environment';
import { loadSettings } from '../../run/settings/load';
import { curlLine } from './curl-line';

const run = promisify(execFile);
const awkward = `O'Brien \\ $HOME "{x}" [y] \`ls\` !! é\r\n\tend`;

test('a line sends its request again, and gets the same answer: reads, writes, batches and SOAP, by a private authority', async () => {
  test.setTimeout(60_000);
  await atSite(async ({ settings: handedOver, writer }: Site) => {
    const settings = loadSettings(handedOver);
    const exchanges: Exchange[] = [];
    const record: ExchangeRecorder = (_title, act) => act(exchange => Promise.resolve(void exchanges.push(exchange)));
    const { webApi, organizationService } = connector(settings, record)();
    const [first, second] = [randomUUID(), randomUUID()];
    await webApi.patch(`sample_books(${first})`, { sample_name: awkward });
    await sendChangeSet(webApi, [{ method: 'PATCH', path: `sample_books(${second})`, json: { sample_name: awkward } }]);
    await webApi.get(
      `sample_books?$select=sample_name&$filter=contains(sample_name,'O''Brien') and sample_bookid eq ${first}`,
    );
    await webApi.attempt('GET', `sample_books(${randomUUID()})`);
    await whoAmI(organizationService);
    for (const id of [first, second]) await writer.patch(`sample_books(${id})`, { sample_name: 'overwritten' });

    const lines = exchanges.map(exchange => curlLine(exchange, settings.caFile));
    const env = {
      PATH: environmentVariables()['PATH'],
      TOKEN: await createTokenSource(settings, createFetch(settings)).accessToken(),
    };
    const answers = await Promise.all(lines.map(line => run('bash', ['-c', line], { env })));

    expect(lines.join('')).not.toMatch(/[\r\n]/);
    const statuses = answers.map(({ stdout }) => Number(/^HTTP\/\S+ (\d+)/.exec(stdout)?.[1]));
    expect(statuses).toEqual(exchanges.map(({ response }) => response?.status));
    expect(statuses).toEqual([204, 200, 200, 404, 200]);
    for (const id of [first, second]) {
      expect(await writer.get(`sample_books(${id})?$select=sample_name`)).toMatchObject({ sample_name: awkward });
    }
  });
});

test('no secret is in a line, and it says what was left out', () => {
  const exchange: Exchange = {
    method: 'POST',
    url: 'https://contoso.test/ImportSolutionAsync',
    attempt: 1,
    durationMs: 1,
    request: {
      headers: { authorization: '[redacted]', 'content-length': '10', 'content-type': 'application/json' },
      body: '{"CustomizationFile":"[1000 bytes of solution package]"}',
    },
  };

  expect(curlLine(exchange)).toBe(
    [
      '# What stands in [brackets] was left out of this report: put it in.',
      `curl --globoff --silent --show-error --include -H "Authorization: Bearer $TOKEN" -H 'content-type: application/json' --data-raw '{"CustomizationFile":"[1000 bytes of solution package]"}' 'https://contoso.test/ImportSolutionAsync'`,
    ].join('\n'),
  );
});
