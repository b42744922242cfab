import { expect, test } from '@playwright/test';
import { addBooks, askChanges, changesIn } from '../../testing/changes';
import {
  bookCodes,
  createBookXml,
  deleteBookXml,
  executeMultipleXml,
  outcomesIn,
  requestXml,
} from '../../testing/batches';
import { columnsXml, pair, startService, typed } from '../../testing/service';

const DUPLICATE = '-2147088238';

test('what comes of six requests of which the third and the fifth fail is told as documented', async () => {
  for (const [continues, returns, outcomes] of [
    [
      true,
      true,
      [
        '0 CreateResponse',
        '1 CreateResponse',
        `2 ${DUPLICATE}`,
        '3 CreateResponse',
        `4 ${DUPLICATE}`,
        '5 CreateResponse',
      ],
    ],
    [false, true, ['0 CreateResponse', '1 CreateResponse', `2 ${DUPLICATE}`]],
    [true, false, [`2 ${DUPLICATE}`, `4 ${DUPLICATE}`]],
    [false, false, [`2 ${DUPLICATE}`]],
  ] as const) {
    const service = startService();
    const requests = ['A', 'B', 'A', 'C', 'B', 'D'].map(createBookXml);

    const answer = await service.execute('ExecuteMultiple', executeMultipleXml(requests, { continues, returns }));

    expect(outcomesIn(answer)).toEqual(outcomes);
    expect(answer.first('value')).toBe('true');
    expect(bookCodes(service)).toEqual(continues ? ['A', 'B', 'C', 'D'] : ['A', 'B']);
  }
});

test('all is written in the order of the requests, and what was done stays when a later one fails', async () => {
  const service = startService();
  const { token = '' } = changesIn(await askChanges(service));
  const [old = ''] = addBooks(service, 'Old');
  const requests = [createBookXml('A'), deleteBookXml(old), createBookXml('A')];

  const answer = await service.execute('ExecuteMultiple', executeMultipleXml(requests, { returns: false }));

  expect(outcomesIn(answer)).toEqual([`2 ${DUPLICATE}`]);
  expect(changesIn(await askChanges(service, { since: token })).items).toEqual(['A', `-${old}`]);
});

test('changes are read within it, each time as the requests before have left them', async () => {
  const service = startService();
  const { token = '' } = changesIn(await askChanges(service));
  const changes = requestXml(
    'RetrieveEntityChanges',
    pair('EntityName', typed('x:string', 'sample_book')) +
      pair('DataVersion', typed('x:string', token)) +
      pair('PageInfo', typed('a:PagingInfo', '<a:Count>0</a:Count><a:PageNumber>0</a:PageNumber>')) +
      pair('Columns', typed('a:ColumnSet', columnsXml('sample_bookcode'))),
  );

  const answer = await service.execute('ExecuteMultiple', executeMultipleXml([changes, createBookXml('A'), changes]));

  expect(outcomesIn(answer)).toEqual([
    '0 RetrieveEntityChangesResponse',
    '1 CreateResponse',
    '2 RetrieveEntityChangesResponse',
  ]);
  expect(answer.all('Changes').map(({ children }) => children.length)).toEqual([0, 1]);
  expect(answer.all('DataToken').map(({ text }) => text === '')).toEqual([false, false]);
});

test('more than a thousand requests are refused before the first one, with the recorded fault', async () => {
  const service = startService();
  const requests = Array.from({ length: 1001 }, (_, index) => createBookXml(`B${index}`));

  const refused = await service.execute('ExecuteMultiple', executeMultipleXml(requests));
  expect(refused.first('ErrorCode')).toBe(String(0x80040315 | 0));
  expect(refused.first('key')).toBe('MaxBatchSize');
  expect(refused.first('value')).toBe('1000');
  expect(bookCodes(service)).toEqual([]);

  const taken = await service.execute('ExecuteMultiple', executeMultipleXml(requests.slice(1), { returns: false }));
  expect(taken.first('value')).toBe('false');
  expect(bookCodes(service)).toHaveLength(1000);
});

test('an ExecuteMultiple, an unknown message and one that lacks a parameter are refused as items', async () => {
  const service = startService();
  const nested = requestXml('ExecuteMultiple', executeMultipleXml([createBookXml('A')]));
  const requests = [nested, requestXml('NoSuchMessage', ''), requestXml('Create', ''), createBookXml('B')];

  const answer = await service.execute('ExecuteMultiple', executeMultipleXml(requests, { continues: true }));

  expect(outcomesIn(answer)).toEqual(['0 -2147220989', '1 -2147467263', '2 -2147220989', '3 CreateResponse']);
  expect(bookCodes(service)).toEqual(['B']);
  expect(service.errors).toEqual([]);
});

test('each request needs its own privileges', async () => {
  const service = startService({}, 'reader');
  const answer = await service.execute(
    'ExecuteMultiple',
    executeMultipleXml([createBookXml('A')], { continues: true }),
  );
  expect(outcomesIn(answer)).toEqual([`0 ${0x80040220 | 0}`]);
  expect(bookCodes(service)).toEqual([]);
});
