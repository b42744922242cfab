import { expect, test } from '@playwright/test';
import { type OrganizationRequest, writeExecute } from './soap/envelope';
import { canonical, golden, goldenText, requestIn } from './testing/golden';
import type { Executor } from './organization-service-client';
import { readXml } from '../xml/read-xml';
import { retrieveAllChanges } from './testing/retrieve-all-changes';
import { retrieveKeys } from './messages/retrieve-keys';
import { retrieveRows } from './messages/retrieve-multiple';
import { createRow, deleteRow, updateRow } from './messages/rows';
import { guid } from './values/values';
import { writeAttributeValue } from './values/write-value';

/** The envelope of the first message that `act` executes. */
async function written(act: (client: Executor) => Promise<unknown>): Promise<string> {
  let envelope: string | undefined;
  const client: Executor = {
    execute: request => {
      envelope ??= writeExecute(request);
      return Promise.reject(new Error('written'));
    },
  };
  await expect(act(client)).rejects.toThrow('written');
  return envelope ?? '';
}

const columns = ['sample_bookcode', 'sample_name', 'sample_author'];
const book = { logicalName: 'sample_book', keyAttributes: { sample_bookcode: 'BookCode0' } };

const requests: readonly (readonly [string, (client: Executor) => Promise<unknown>])[] = [
  ['req-initial', client => retrieveAllChanges(client, { entityName: 'sample_book', columns, pageSize: 5_000 })],
  [
    'req-delta',
    client =>
      retrieveAllChanges(client, {
        entityName: 'sample_book',
        columns,
        pageSize: 5_000,
        dataVersion: '919042!08/22/2017 08:10:44',
      }),
  ],
  [
    'req-create',
    client =>
      createRow(client, {
        logicalName: 'sample_book',
        attributes: { sample_name: 'Demo Book 0', sample_bookcode: 'BookCode0', sample_author: 'Author0' },
      }),
  ],
  ['req-update-key', client => updateRow(client, book, { sample_name: 'Demo Book 0 updated 10:15 AM' })],
  [
    'req-delete-key',
    client => deleteRow(client, { logicalName: 'sample_book', keyAttributes: { sample_bookcode: 'BookCode1' } }),
  ],
  [
    'req-rm-qe',
    client =>
      retrieveRows(client, {
        logicalName: 'solution',
        columns: ['solutionid', 'friendlyname'],
        where: [{ column: 'uniquename', operator: 'Equal', values: ['ChangeTrackingSample'] }],
      }),
  ],
  ['req-rmc', client => retrieveKeys(client, 'sample_book')],
];

test('each message is written with the names, order and types that the SDK writes', async () => {
  for (const [name, act] of requests) {
    const envelope = await written(act);

    expect(requestIn(readXml(envelope)), name).toEqual(requestIn(golden(name)));
  }
});

test('an import is written with the values of its parameters typed', () => {
  const parameters: OrganizationRequest['parameters'] = {
    OverwriteUnmanagedCustomizations: writeAttributeValue('b:value', false),
    PublishWorkflows: writeAttributeValue('b:value', true),
    CustomizationFile: writeAttributeValue('b:value', Uint8Array.of(0x50, 0x4b, 3, 4)),
    ImportJobId: writeAttributeValue('b:value', guid('10000000-0000-0000-0000-000000000000')),
  };
  const envelope = writeExecute({ name: 'ImportSolution', type: 'g:ImportSolutionRequest', parameters });

  expect(requestIn(readXml(envelope))).toEqual(requestIn(golden('req-import')));
});

test('the whole envelope of a first call is that of the SDK, without white space between elements', async () => {
  const [, act] = requests[0] ?? [];
  const envelope = await written(client => act?.(client) ?? Promise.resolve());

  const compact = goldenText('req-initial').replace(/>\s+</g, '><').trim();
  expect(canonical(readXml(envelope))).toEqual(canonical(readXml(compact)));
  expect(envelope).not.toMatch(/>\s+</);
});

test('a paging cookie travels as escaped text, beside the number of the page', async () => {
  const envelopes: string[] = [];
  const cookie = '<cookie page="1"><versionnumber last="5" first="1"/></cookie>';
  const page = readXml(goldenText('res-page1')).get('http://schemas.xmlsoap.org/soap/envelope/', 'Body');
  const [result] = page.children[0]?.children ?? [];
  const value = result?.children[1]?.children[0]?.children[1];
  const client: Executor = {
    execute: request => {
      envelopes.push(writeExecute(request));
      if (envelopes.length > 1) return Promise.reject(new Error('enough'));
      return Promise.resolve(new Map(value && [['EntityChanges', value]]));
    },
  };
  const query = { entityName: 'sample_book', columns, pageSize: 1 };
  await expect(retrieveAllChanges(client, query)).rejects.toThrow('enough');

  expect(envelopes[1]).toContain('<a:PageNumber>2</a:PageNumber><a:PagingCookie>&lt;cookie page="1"&gt;…opaque…');
  const asText = writeExecute({
    name: 'X',
    type: 'a:X',
    parameters: { Cookie: writeAttributeValue('b:value', cookie) },
  });
  expect(asText).toContain('&lt;versionnumber last="5" first="1"/&gt;');
});
