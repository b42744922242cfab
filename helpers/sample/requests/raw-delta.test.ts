import { expect, test } from '@playwright/test';
import { VanishedTableError } from '../../dataverse/errors';
import { refusal, ScriptedEnvironment } from '../../dataverse/testing/scripted-environment';
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

const [unknownTable, unknownInAddress, untracked] = [
  refusal(404, '0x80060888'),
  refusal(400, '0x80060888'),
  refusal(400, '0x80072491'),
];

test('another table refuses at once that it is not tracked; that it is not there is no answer', async () => {
  const environment = new ScriptedEnvironment();
  const raw = new RawDelta(environment.client);
  const asks = [() => raw.askOf('msdyn_notes', ['id']), () => raw.withTokenOn('msdyn_notes', ['id'], '1')];

  for (const refused of [untracked, unknownInAddress]) {
    environment.on('GET msdyn_notes', refused);
    for (const ask of asks) expect(await ask()).toMatchObject({ status: 400 });
  }
  expect(environment.timing.now()).toBe(0);

  environment.on('GET msdyn_notes', unknownTable);
  for (const ask of asks) await expect(ask()).rejects.toThrow(VanishedTableError);
});

test('an odd read and an odd token of our own table are refused at once, as a good token is not', async () => {
  const environment = new ScriptedEnvironment().on('GET sample_books', unknownInAddress);
  const raw = new RawDelta(environment.client);

  expect(await raw.ask('', { path: 'sample_books(2e451703-c686-e711-80e5-00155db19e6d)' })).toMatchObject({
    status: 400,
  });
  expect(await raw.withToken('abc')).toMatchObject({ status: 400 });
  expect(environment.timing.now()).toBe(0);

  environment.on('GET sample_books', unknownInAddress, untracked, page());
  expect(await raw.withTokenOf(link)).toMatchObject({ status: 200 });
});
