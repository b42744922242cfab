import { expect, test } from '@playwright/test';
import { type Send, startApi } from '../../testing/api';
import { attribute, labelled, optionSet, tableBody } from '../../testing/metadata';

const columns = [
  attribute('String', 'new_Text', { MaxLength: 10 }),
  attribute('Memo', 'new_Memo', { MaxLength: 20, Format: 'TextArea' }),
  attribute('Integer', 'new_Whole', { MinValue: -5, MaxValue: 5, Format: 'None' }),
  attribute('BigInt', 'new_Big'),
  attribute('Decimal', 'new_Decimal', { Precision: 2, MinValue: 0, MaxValue: 100 }),
  attribute('Double', 'new_Double', { Precision: 3 }),
  attribute('Money', 'new_Money', { Precision: 2, PrecisionSource: 2, MinValue: 0, MaxValue: 1000 }),
  attribute('Boolean', 'new_Flag', {
    DefaultValue: true,
    OptionSet: {
      '@odata.type': 'Microsoft.Dynamics.CRM.BooleanOptionSetMetadata',
      TrueOption: { Value: 1, Label: labelled('On') },
      FalseOption: { Value: 0, Label: labelled('Off') },
    },
  }),
  attribute('Picklist', 'new_Choice', { OptionSet: optionSet('Red', 'Green'), DefaultFormValue: 2 }),
  attribute('MultiSelectPicklist', 'new_Choices', { OptionSet: optionSet('A', 'B', 'C') }),
  attribute('DateTime', 'new_When', { Format: 'DateAndTime' }),
  attribute('DateTime', 'new_Day', { Format: 'DateOnly', DateTimeBehavior: { Value: 'DateOnly' } }),
  attribute('UniqueIdentifier', 'new_Guid'),
];

async function makeSamples(send: Send): Promise<void> {
  const made = await send('POST', 'EntityDefinitions', { body: tableBody('new_Sample', {}, columns) });
  expect(made.text).toBe('');
}

async function write(send: Send, body: Record<string, unknown>) {
  const { status, text, headers } = await send('POST', 'new_samples', { body });
  if (status !== 204) return { status, text };
  return { status, text, row: (await send('GET', headers.get('odata-entityid') ?? '')).body };
}

test('every type of column keeps what it is given', async () => {
  const { send } = startApi();
  await makeSamples(send);
  const values = {
    new_name: 'All',
    new_text: 'ten chars.',
    new_memo: 'two\nlines',
    new_whole: -5,
    new_big: 9007199254740991,
    new_decimal: 12.34,
    new_double: 0.125,
    new_money: 999.99,
    new_flag: false,
    new_choice: 1,
    new_choices: '1,3',
    new_when: '2024-02-29T12:30:15Z',
    new_day: '2024-02-29',
    new_guid: '0f8fad5b-d9cb-469f-a165-70867728950e',
  };
  expect((await write(send, values)).row).toMatchObject(values);
  const cleared = Object.fromEntries(Object.keys(values).map(name => [name, null]));
  expect((await write(send, cleared)).row).toMatchObject(cleared);
});

test('values take the form that Dataverse gives them', async () => {
  const { send } = startApi();
  await makeSamples(send);
  const { row } = await write(send, {
    new_text: '',
    new_decimal: 1.239,
    new_money: 10.005,
    new_choices: '3,1,3',
    new_when: '2024-02-29T12:30:15.999+02:00',
    new_guid: '0F8FAD5B-D9CB-469F-A165-70867728950E',
  });
  expect(row).toMatchObject({
    new_text: null,
    new_decimal: 1.24,
    new_choices: '1,3',
    new_when: '2024-02-29T10:30:15Z',
    new_guid: '0f8fad5b-d9cb-469f-a165-70867728950e',
  });
});

test('a new row gets the defaults of the columns that it does not name, and no update does', async () => {
  const { send } = startApi();
  await makeSamples(send);
  expect((await write(send, { new_name: 'x' })).row).toMatchObject({
    new_flag: true,
    new_choice: 2,
    new_choices: null,
  });
  expect((await write(send, { new_flag: false, new_choice: null })).row).toMatchObject({
    new_flag: false,
    new_choice: null,
  });
  const { headers } = await send('POST', 'new_samples', { body: { new_flag: null } });
  const url = headers.get('odata-entityid') ?? '';
  await send('PATCH', url, { body: { new_name: 'y' } });
  expect((await send('GET', `${url}?$select=new_flag`)).body).toMatchObject({ new_flag: null });
  const account = await send('POST', 'accounts', { body: { name: 'A' }, headers: { prefer: 'return=representation' } });
  expect(account.body).toMatchObject({ creditonhold: false });
});

test('values that do not fit are refused with the codes of their kind', async () => {
  const { send } = startApi();
  await makeSamples(send);
  const codeOf = async (body: Record<string, unknown>) => {
    const { status, text } = await write(send, body);
    return `${status} ${/"code":"(\w*)"/.exec(text)?.[1] ?? ''}`;
  };
  const long = await send('POST', 'new_samples', { body: { new_text: 'eleven char' } });
  expect(long.body).toEqual({
    error: {
      code: '0x80044331',
      message:
        "A validation error occurred.  The length of the 'new_text' attribute of the 'new_sample' entity exceeded the maximum allowed length of '10'.",
    },
  });
  expect(await codeOf({ new_memo: 'x'.repeat(21) })).toBe('400 0x80044331');
  expect(await codeOf({ new_whole: 6 })).toBe('400 0x8004432f');
  expect(await codeOf({ new_decimal: 100.01 })).toBe('400 0x80044330');
  expect(await codeOf({ new_money: -1 })).toBe('400 0x80044330');
  expect(await codeOf({ new_choice: 3 })).toBe('400 0x8004431a');
  expect(await codeOf({ new_choices: '1,4' })).toBe('400 0x8004431a');
  for (const wrong of [
    { new_text: 1 },
    { new_whole: 1.5 },
    { new_whole: '1' },
    { new_whole: 2147483648 },
    { new_big: 1.5 },
    { new_decimal: '1' },
    { new_flag: 1 },
    { new_choice: '1' },
    { new_choices: [1, 2].join(';') },
    { new_when: '2024-02-30T00:00:00Z' },
    { new_when: '2024-02-29' },
    { new_day: '2024-02-29T00:00:00Z' },
    { new_day: '2023-02-29' },
    { new_guid: 'x' },
    { new_nothing: 1 },
    { New_Text: 'x' },
  ]) {
    expect(await codeOf(wrong), JSON.stringify(wrong)).toBe('400 0x80048d19');
  }
});

test('a lookup is bound by every form of a row address, and by an alternate key', async () => {
  const { send } = startApi();
  const { headers } = await send('POST', 'accounts', { body: { name: 'Contoso', accountnumber: 'A 1' } });
  const url = headers.get('odata-entityid') ?? '';
  const id = /\((.+)\)$/.exec(url)?.[1] ?? '';
  const account = "EntityDefinitions(LogicalName='account')";
  await send('POST', `${account}/Keys`, { body: { SchemaName: 'new_number', KeyAttributes: ['accountnumber'] } });
  await expect
    .poll(async () => (await send('GET', `${account}/Keys(LogicalName='new_number')`)).text)
    .toContain('"EntityKeyIndexStatus":"Active"');
  const bind = async (value: unknown) => {
    const body = { 'sample_publisher@odata.bind': value };
    const answer = await send('POST', 'sample_books', { body, headers: { prefer: 'return=representation' } });
    return (answer.body as Record<string, unknown>)['_sample_publisher_value'] ?? answer.status;
  };
  for (const form of [
    url,
    url.replace('v9.2', 'v9.0'),
    `/accounts(${id})`,
    `accounts(${id.toUpperCase()})`,
    `accounts(accountid=${id})`,
    "accounts(accountnumber='A 1')",
    "/accounts(accountnumber='A%201')",
  ]) {
    expect(await bind(form), form).toBe(id);
  }
  expect(await bind("accounts(accountnumber='none')")).toBe(404);
  expect(await bind(`contacts(${id})`)).toBe(400);
  expect(await bind('accounts')).toBe(400);
  expect(await bind(7)).toBe(400);
  expect(await bind(null)).toBe(201);
  const direct = await send('POST', 'sample_books', { body: { _sample_publisher_value: id } });
  expect(direct.text).toContain('CRM do not support direct update of Entity Reference properties');
  expect((await send('POST', 'sample_books', { body: { sample_publisher: id } })).status).toBe(400);
});

test('a navigation property set to null empties the lookup, and annotations that came with a row do no harm', async () => {
  const { send } = startApi();
  const { headers } = await send('POST', 'accounts', { body: { name: 'Contoso' } });
  const bound = { 'sample_publisher@odata.bind': headers.get('odata-entityid') };
  const book = (await send('POST', 'sample_books', { body: bound })).headers.get('odata-entityid') ?? '';
  const back = {
    '@odata.etag': 'W/"1"',
    sample_publisher: null,
    sample_name: 'Back',
    'sample_name@OData.Community.Display.V1.FormattedValue': 'x',
    'sample_pages@Nonsense.Term': 1,
  };
  expect((await send('PATCH', book, { body: back })).status).toBe(501);
  const { 'sample_pages@Nonsense.Term': _nonsense, ...harmless } = back;
  expect((await send('PATCH', book, { body: harmless })).status).toBe(204);
  expect((await send('GET', book)).body).toMatchObject({ sample_name: 'Back', _sample_publisher_value: null });
});
