import { expect, test } from '@playwright/test';
import { addBooks, startApi } from '../../testing/api';

test('RetrieveTotalRecordCount counts the rows of several tables', async () => {
  const { send } = startApi();
  await addBooks(send, 3);
  const collection = { Count: 2, IsReadOnly: false, Keys: ['sample_book', 'account'], Values: [3, 0] };
  for (const call of [
    "RetrieveTotalRecordCount(EntityNames=['sample_book','account'])",
    'RetrieveTotalRecordCount(EntityNames=@p1)?@p1=["sample_book", "account"]',
  ]) {
    expect(await send('GET', call), call).toMatchObject({
      status: 200,
      body: { EntityRecordCountCollection: collection },
    });
  }
  expect((await send('GET', 'RetrieveTotalRecordCount(EntityNames=[])')).body).toMatchObject({
    EntityRecordCountCollection: { Count: 0 },
  });
  const unknown = await send('GET', "RetrieveTotalRecordCount(EntityNames=['nothing'])");
  expect(unknown).toMatchObject({ status: 400, body: { error: { code: '0x80041102' } } });
  expect((await send('GET', "RetrieveTotalRecordCount(EntityNames='account')")).status).toBe(400);
  expect((await send('GET', "sample_books?$filter=sample_name eq ['a']")).status).toBe(400);
});

test('query forms that are not served are refused by name', async () => {
  const { send } = startApi();
  for (const [path, named] of [
    ['sample_books?$apply=aggregate($count as count)', '$apply'],
    ['sample_books?$search=a', '$search'],
    ['sample_books?fetchXml=%3Cfetch/%3E', 'fetchXml'],
    ['sample_books?savedQuery=5f0e6d3c-0a1b-4c2d-8e3f-001122334455', 'savedQuery'],
    ['sample_books?userQuery=5f0e6d3c-0a1b-4c2d-8e3f-001122334455', 'userQuery'],
    ['sample_books/$count?$top=1', '$top'],
  ] as const) {
    const { status, text } = await send('GET', path);
    expect([status, text], path).toEqual([501, expect.stringContaining(`'${named}'`)]);
  }
});

test('counts stop at five thousand, and a list says when they did', async () => {
  const { send, organization } = startApi();
  const { rows, system } = organization;
  const add = () => rows.create('sample_book', new Map(), system);
  const terms = '"Microsoft.Dynamics.CRM.totalrecordcount,Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded"';
  const list = async () =>
    (
      await send('GET', 'sample_books?$count=true&$top=1', {
        headers: { prefer: `odata.include-annotations=${terms}` },
      })
    ).body;
  const counted = (isMore: boolean) => ({
    '@odata.count': 5_000,
    '@Microsoft.Dynamics.CRM.totalrecordcount': 5_000,
    '@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded': isMore,
  });

  for (let number = 0; number < 5_000; number += 1) add();
  expect(await list()).toMatchObject(counted(false));
  add();
  expect(await list()).toMatchObject(counted(true));
  expect((await send('GET', 'sample_books/$count')).text).toBe('5000');
});
