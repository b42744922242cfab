import { expect, test } from '@playwright/test';
import {
  bookAttributes,
  createBookXml,
  executeTransactionXml,
  requestXml,
} from '../../protocols/organization-service/testing/batches';
import { askChanges, changesIn } from '../../protocols/organization-service/testing/changes';
import { entityXml, pair, startService, typed } from '../../protocols/organization-service/testing/service';
import { startApi } from '../../protocols/web-api/testing/api';
import { changeSet, part, sendBatch } from '../../protocols/web-api/testing/batch';
import { type Page } from '../../protocols/web-api/testing/tracked';

const toldCodes = ['after', 'before', 'bulk 1', 'bulk 2'];

test('what a bulk message wrote within a refused ExecuteTransaction is told, and so is what came before and after it', async () => {
  const service = startService();
  service.defects.set(['told-rollbacks']);
  const since = service.organization.changes.issueToken();
  const entities = ['bulk 1', 'bulk 2'].map(
    code => `<a:Entity>${entityXml('sample_book', bookAttributes(code))}</a:Entity>`,
  );
  const targets = `<a:Entities>${entities.join('')}</a:Entities><a:EntityName>sample_book</a:EntityName>`;
  const requests = [
    createBookXml('before'),
    requestXml('CreateMultiple', pair('Targets', typed('a:EntityCollection', targets))),
    createBookXml('after'),
    createBookXml('before'),
  ];
  expect((await service.execute('ExecuteTransaction', executeTransactionXml(requests))).status).toBe(500);
  const told = changesIn(await askChanges(service, { since, columns: ['sample_bookcode'] }));
  expect(told.items.toSorted()).toEqual(toldCodes);
});

test('what CreateMultiple wrote within a refused change set is told as well', async () => {
  const { send, defects } = startApi();
  defects.set(['told-rollbacks']);
  const read = async (url: string) =>
    (await send('GET', url, { headers: { prefer: 'odata.track-changes' } })).body as Page;
  const link = (await read('sample_books?$select=sample_bookcode'))['@odata.deltaLink'] ?? '';
  const bookOf = (code: string) => ({ '@odata.type': 'Microsoft.Dynamics.CRM.sample_book', sample_bookcode: code });
  const answered = await sendBatch(send, [
    changeSet(
      part('POST sample_books', { id: '1', body: { sample_bookcode: 'before' } }),
      part('POST sample_books/Microsoft.Dynamics.CRM.CreateMultiple', {
        id: '2',
        body: { Targets: [bookOf('bulk 1'), bookOf('bulk 2')] },
      }),
      part('POST sample_books', { id: '3', body: { sample_bookcode: 'after' } }),
      part('POST sample_books', { id: '4', body: { sample_bookcode: 'before' } }),
    ),
  ]);
  expect(answered.parts.map(({ status }) => status)).toEqual([412]);
  const told = (await read(link)).value.map(row => String(row['sample_bookcode']));
  expect(told.toSorted()).toEqual(toldCodes);
});
