import { expect, test } from '@playwright/test';
import { type ColumnValue } from '../../../../engine/values/row';
import { type Answer, startApi } from '../../testing/api';

const DAY = 86_400_000;

/** Books A to D with 1 to 4 pages; E has neither pages nor a publisher. */
function startLibrary() {
  const { organization, send } = startApi();
  const { rows, system } = organization;
  const account = rows.create('account', new Map([['name', 'Penguin']]), system);
  const add = (code: string, values: Record<string, ColumnValue>) =>
    rows.create('sample_book', new Map(Object.entries({ sample_bookcode: code, ...values })), system);
  for (const [index, code] of ['A', 'B', 'C', 'D'].entries()) {
    add(code, { sample_pages: index + 1, sample_publisher: { table: 'account', id: account.id } });
  }
  add('E', {});
  const ask = async (filter: string, more = '') =>
    send(
      'GET',
      `sample_books?$select=sample_bookcode&$orderby=sample_bookcode&$filter=${encodeURIComponent(filter)}${more}`,
    );
  const codes = async (...args: Parameters<typeof ask>) => codesIn(await ask(...args));
  const call = (name: string, parameters: string) => `Microsoft.Dynamics.CRM.${name}(${parameters})`;
  return { organization, account, ask, codes, call };
}

const codesIn = ({ body, text }: Answer): string => {
  const { value } = body as { value?: readonly { sample_bookcode: string }[] };
  return value?.map(row => row.sample_bookcode).join('') ?? text;
};

test('lists and ranges take numbers, texts and ids as texts, as the documentation shows them', async () => {
  const { account, codes, call } = startLibrary();
  expect(await codes(call('Between', `PropertyName='sample_pages',PropertyValues=["2","3"]`))).toBe('BC');
  expect(await codes(call('NotBetween', `PropertyName='sample_pages',PropertyValues=["2","3"]`))).toBe('ADE');
  expect(await codes(call('In', `PropertyName='sample_bookcode',PropertyValues=['a','D']`))).toBe('AD');
  expect(await codes(call('NotIn', `PropertyName='sample_bookcode',PropertyValues=['a','D']`))).toBe('BCE');
  expect(
    await codes(call('In', `PropertyName='sample_publisher',PropertyValues=["${account.id.toUpperCase()}"]`)),
  ).toBe('ABCD');
});

test('functions stand beside other conditions, and take their values from aliases', async () => {
  const { codes, call } = startLibrary();
  const inTwo = call('In', `PropertyName=@p1,PropertyValues=@p2`);
  expect(await codes(`${inTwo} and sample_pages gt 1`, `&@p1='sample_bookcode'&@p2=["A","B"]`)).toBe('B');
  expect(await codes(`not ${call('In', `PropertyName='sample_bookcode',PropertyValues=["A"]`)}`)).toBe('BCDE');
  expect(await codes(`${call('In', `PropertyName='sample_bookcode',PropertyValues=["A"]`)} eq false`)).toBe('BCDE');
});

test("dates are relative to the organization's clock, which can be moved", async () => {
  const { organization, codes, call } = startLibrary();
  const createdOn = `PropertyName='createdon'`;
  const today = new Date(organization.clock.now()).toISOString().slice(0, 10);

  expect(await codes(call('Today', createdOn))).toBe('ABCDE');
  expect(await codes(call('LastXDays', `${createdOn},PropertyValue=2`))).toBe('ABCDE');
  organization.clock.advance(DAY);
  expect(await codes(call('Today', createdOn))).toBe('');
  expect(await codes(call('Yesterday', createdOn))).toBe('ABCDE');
  expect(await codes(call('OlderThanXDays', `${createdOn},PropertyValue=1`))).toBe('');
  expect(await codes(call('On', `${createdOn},PropertyValue='${today}'`))).toBe('ABCDE');
  expect(await codes(call('OnOrAfter', `${createdOn},PropertyValue=${today}`))).toBe('ABCDE');
  organization.clock.advance(9 * DAY);
  expect(await codes(call('LastXDays', `${createdOn},PropertyValue=2`))).toBe('');
  expect(await codes(call('OlderThanXDays', `${createdOn},PropertyValue=1`))).toBe('ABCDE');
});

test('what a function does not take is refused with 400, a function that is not served with 501', async () => {
  const { ask, call } = startLibrary();
  const refusals: readonly (readonly [status: number, filter: string])[] = [
    [400, call('In', `PropertyValues=["A"]`)],
    [400, call('In', `PropertyName='sample_bookcode',PropertyValue='A'`)],
    [400, call('In', `PropertyName='sample_nothing',PropertyValues=["A"]`)],
    [400, call('Between', `PropertyName='sample_pages',PropertyValues=["1"]`)],
    [400, call('Between', `PropertyName='sample_pages',PropertyValues=["1","x"]`)],
    [400, call('LastXDays', `PropertyName='sample_pages',PropertyValue=1`)],
    [400, call('LastXDays', `PropertyName='createdon',PropertyValue=0`)],
    [400, call('On', `PropertyName='createdon',PropertyValue='2026-13-01'`)],
    [501, call('InFiscalYear', `PropertyName='createdon',PropertyValue=2026`)],
    [501, call('EqualUserId', `PropertyName='ownerid'`)],
    [501, call('Like', `PropertyName='sample_name',PropertyValue='x'`)],
  ];
  for (const [status, filter] of refusals) expect((await ask(filter)).status, filter).toBe(status);
});
