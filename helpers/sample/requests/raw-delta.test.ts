import { expect, test } from '@playwright/test';
import { ScriptedEnvironment } from '../../dataverse/testing/scripted-environment';
import { RawDelta } from './raw-delta';

const link = 'https://contoso.example/api/data/v9.2/sample_books?$select=sample_name&$deltatoken=1';
const page = (more: object = {}) => ({ body: { value: [], ...more } });

test('a first read that brings no link is asked again for some seconds, then handed on as it is', async () => {
  const late = new ScriptedEnvironment().on('GET sample_books', page(), page({ '@odata.deltaLink': link }));
  const never = new ScriptedEnvironment().on('GET sample_books', page());

  expect(await new RawDelta(late.client).askAsDocumented()).toMatchObject({ body: { '@odata.deltaLink': link } });
  expect(late.asked.map(({ headers }) => headers.get('consistency'))).toEqual([null, 'Strong']);

  expect(await new RawDelta(never.client).askAsDocumented()).toMatchObject({ status: 200, body: { value: [] } });
  expect(never.timing.now()).toBe(5_000);
});

test('a read with an option that must be refused is asked once, and so is another table', async () => {
  const environment = new ScriptedEnvironment().on('GET ', page());
  const raw = new RawDelta(environment.client);

  await raw.ask('$top=3');
  await raw.askOf('accounts', ['accountid']);

  expect(environment.asked).toHaveLength(2);
});
