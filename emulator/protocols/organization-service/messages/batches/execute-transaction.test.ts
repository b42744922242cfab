import { expect, test } from '@playwright/test';
import {
  bookCodes,
  createBookXml,
  deleteBookXml,
  executeMultipleXml,
  executeTransactionXml,
  outcomesIn,
  requestXml,
} from '../../testing/batches';
import { addBooks, askChanges, changesIn } from '../../testing/changes';
import { columnsXml, pair, referenceXml, startService, typed } from '../../testing/service';
import { values } from '../../../../engine/testing/book';

const DUPLICATE = '-2147088238';

test('its requests are executed in order, and each has its response', async () => {
  const service = startService();
  const { token = '' } = changesIn(await askChanges(service));
  const [old = ''] = addBooks(service, 'Old');
  const requests = [createBookXml('A'), deleteBookXml(old), createBookXml('Old')];

  const answer = await service.execute('ExecuteTransaction', executeTransactionXml(requests));

  expect(answer.all('OrganizationResponse').map(({ type }) => type?.name)).toEqual([
    'CreateResponse',
    'DeleteResponse',
    'CreateResponse',
  ]);
  expect(changesIn(await askChanges(service, { since: token })).items).toEqual(['A', 'Old', `-${old}`]);
  const silent = await service.execute('ExecuteTransaction', executeTransactionXml([createBookXml('B')], false));
  expect(silent.all('OrganizationResponse')).toEqual([]);
});

test('a refusal takes all of it back, says which request it was, and is in no delta', async () => {
  const service = startService();
  const [old = ''] = addBooks(service, 'Old');
  const { token = '' } = changesIn(await askChanges(service));
  const requests = [createBookXml('A'), deleteBookXml(old), createBookXml('A')];

  const answer = await service.execute('ExecuteTransaction', executeTransactionXml(requests));

  expect(answer.status).toBe(500);
  expect(answer.all('OrganizationServiceFault').map(({ type }) => type?.name)).toEqual(['ExecuteTransactionFault']);
  expect(answer.first('ErrorCode')).toBe(DUPLICATE);
  expect(answer.first('FaultedRequestIndex')).toBe('2');
  expect(bookCodes(service)).toEqual(['Old']);
  expect(changesIn(await askChanges(service, { since: token })).items).toEqual([]);
});

test('changes read within it show what it has written itself', async () => {
  const service = startService();
  const changes = requestXml(
    'RetrieveEntityChanges',
    pair('EntityName', typed('x:string', 'sample_book')) +
      pair('PageInfo', typed('a:PagingInfo', '<a:Count>0</a:Count><a:PageNumber>0</a:PageNumber>')) +
      pair('Columns', typed('a:ColumnSet', columnsXml('sample_bookcode'))),
  );
  const answer = await service.execute('ExecuteTransaction', executeTransactionXml([createBookXml('A'), changes]));
  expect(answer.all('Changes').map(({ children }) => children.length)).toEqual([1]);
});

test('within ExecuteMultiple it is one item, whose fault says which of its requests failed', async () => {
  const service = startService();
  const failing = requestXml('ExecuteTransaction', executeTransactionXml([createBookXml('A'), createBookXml('A')]));
  const requests = [failing, createBookXml('B')];

  const answer = await service.execute('ExecuteMultiple', executeMultipleXml(requests, { continues: true }));

  expect(outcomesIn(answer)).toEqual([`0 ${DUPLICATE}`, '1 CreateResponse']);
  expect(answer.first('FaultedRequestIndex')).toBe('1');
  expect(bookCodes(service)).toEqual(['B']);
});

test('it takes neither itself, nor ExecuteMultiple, nor what cannot be taken back', async () => {
  const service = startService();
  const create = createBookXml('A');
  for (const refused of [
    requestXml('ExecuteMultiple', executeMultipleXml([create])),
    requestXml('ExecuteTransaction', executeTransactionXml([create])),
    requestXml('PublishAllXml', ''),
  ]) {
    const answer = await service.execute('ExecuteTransaction', executeTransactionXml([create, refused]));
    expect(answer.first('FaultedRequestIndex'), refused).toBe('1');
    expect(bookCodes(service)).toEqual([]);
  }
  expect(service.errors).toEqual([]);
});

test('a relationship restricts a deletion within it as outside of it', async () => {
  const service = startService();
  const { rows, system } = service.organization;
  const account = rows.create('account', values({ name: 'Fabrikam' }), system);
  const customer = { table: 'account', id: account.id };
  rows.create('salesorder', values({ name: 'Order', customerid: customer }), system);
  const incident = rows.create('incident', values({ title: 'Case', customerid: customer }), system);
  const named = (table: string, id: string) => pair('Target', typed('a:EntityReference', referenceXml(table, id)));
  const remove = named('account', account.id);
  const restricted = String(0x80040227 | 0);

  const alone = await service.execute('Delete', remove);
  expect([alone.status, alone.first('ErrorCode')]).toEqual([500, restricted]);
  const both = executeTransactionXml([
    requestXml('Delete', named('incident', incident.id)),
    requestXml('Delete', remove),
  ]);
  expect((await service.execute('ExecuteTransaction', both)).first('ErrorCode')).toBe(restricted);
  expect(rows.get('incident', incident.id)).toBe(incident);

  for (const order of rows.scan('salesorder')) rows.remove('salesorder', order.id, system);
  expect((await service.execute('Delete', remove)).status).toBe(200);
  expect(rows.get('incident', incident.id)).toBeUndefined();
});
