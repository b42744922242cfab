import { expect, test } from '@playwright/test';
import { soapBodyOf, readExecuteResponse, readResults, type Results } from './soap/envelope';
import { faultIn } from './soap/fault';
import { golden, goldenText } from './testing/golden';
import { namespaces } from './soap/namespaces';
import type { Executor } from './organization-service-client';
import { retrieveAllChanges } from './testing/retrieve-all-changes';
import { retrieveKeys } from './messages/retrieve-keys';
import { retrieveRows } from './messages/retrieve-multiple';
import { retrieveRow } from './messages/rows';
import { whoAmI } from './messages/who-am-i';

/** Answers every message with the results of a golden shape. */
const answering = (name: string): Executor => ({ execute: () => Promise.resolve(resultsIn(name)) });

function resultsIn(name: string): Results {
  const root = golden(name);
  if (root.name !== 'Envelope') return readResults(root);
  return readResults(soapBodyOf(root).get(namespaces.svc, 'ExecuteResponse').get(namespaces.svc, 'ExecuteResult'));
}

const query = { entityName: 'sample_book', columns: ['sample_name'], pageSize: 5_000 };
const id = (n: number) => `10000000-0000-0000-0000-00000000000${n}`;

test('a delta is read: an updated row with its values and row version, a removed one by its id', async () => {
  const { changes, dataToken, pages } = await retrieveAllChanges(answering('res-delta'), query);

  expect(dataToken).toBe('919058!08/22/2017 08:21:20');
  expect(pages).toMatchObject([{ moreRecords: false, pagingCookie: undefined }]);
  expect(changes).toEqual([
    {
      type: 'upserted',
      entity: {
        logicalName: 'sample_book',
        id: id(0),
        attributes: {
          sample_bookid: { kind: 'guid', value: id(0) },
          sample_name: 'Demo Book 0 updated 10:15 AM',
          sample_bookcode: 'BookCode0',
          sample_author: 'Author0',
        },
        rowVersion: '919055',
      },
    },
    { type: 'deleted', reference: { kind: 'reference', logicalName: 'sample_book', id: id(1) } },
  ]);
});

test('a page that is not the last is read with its cookie and without a token', async () => {
  let asked = 0;
  const client: Executor = {
    execute: () => Promise.resolve(resultsIn((asked += 1) === 1 ? 'res-page1' : 'res-delta')),
  };

  const { pages, changes } = await retrieveAllChanges(client, query);

  expect(pages).toMatchObject([
    { moreRecords: true, dataToken: undefined, pagingCookie: '<cookie page="1">…opaque…</cookie>' },
    { moreRecords: false, dataToken: '919058!08/22/2017 08:21:20' },
  ]);
  expect(changes).toHaveLength(3);
});

test('a fault is read with its code as the Web API writes it', () => {
  expect(faultIn(goldenText('fault'))).toEqual({
    code: '0x80060892',
    message: expect.stringContaining('Entity Key Book Code violated'),
    activityId: '5f6a8f0e-6a0e-4a57-9d6c-0c6f0f3f0001',
  });
});

test('a retrieved row is read with choices and what a user reads in their place', async () => {
  const row = await retrieveRow(answering('res-retrieve'), { logicalName: 'asyncoperation', id: id(1) }, []);

  expect(row).toEqual({
    logicalName: 'asyncoperation',
    id: '40000000-0000-0000-0000-000000000001',
    attributes: {
      asyncoperationid: { kind: 'guid', value: '40000000-0000-0000-0000-000000000001' },
      statecode: { kind: 'choice', value: 3 },
      statuscode: { kind: 'choice', value: 30 },
    },
    formattedValues: { statecode: 'Completed' },
  });
});

test('rows of a query are read', async () => {
  const rows = await retrieveRows(answering('res-rm'), { logicalName: 'solution', columns: ['friendlyname'] });

  expect(rows).toMatchObject([{ id: id(0), attributes: { friendlyname: 'Change Tracking Sample' } }]);
});

test('the keys of a table are read with the state of their index and the job that builds it', async () => {
  expect(await retrieveKeys(answering('res-rmc'), 'sample_book')).toEqual([
    {
      logicalName: 'sample_bookcode',
      keyAttributes: ['sample_bookcode'],
      indexStatus: 'InProgress',
      asyncJobId: '40000000-0000-0000-0000-000000000001',
    },
  ]);
});

test('who is signed in is read', async () => {
  expect(await whoAmI(answering('res-whoami'))).toEqual({
    userId: id(1),
    businessUnitId: id(2),
    organizationId: id(3),
  });
});

test('a result of any other message is reached by its namespaces', () => {
  const detail = resultsIn('res-org').get('Detail');

  expect(detail?.type).toEqual({
    namespace: 'http://schemas.microsoft.com/xrm/2014/Contracts',
    name: 'OrganizationDetail',
  });
  expect(detail?.textOf('http://schemas.microsoft.com/xrm/2014/Contracts', 'OrganizationVersion')).toBe(
    '9.2.24014.198',
  );
});

test('other prefixes and white space between elements change nothing', async () => {
  const renamed = goldenText('res-delta')
    .replaceAll('xmlns:c=', 'xmlns:o=')
    .replaceAll('"c:', '"o:')
    .replaceAll('<c:', '<o:')
    .replaceAll('</c:', '</o:')
    .replace(/>(?=<)/g, '>\n  ');
  expect(renamed).toContain('<o:anyType i:type="o:NewOrUpdatedItem"');
  const same = await retrieveAllChanges({ execute: () => Promise.resolve(readExecuteResponse(renamed)) }, query);

  expect(same).toEqual(await retrieveAllChanges(answering('res-delta'), query));
});
