import { expect, test } from '@playwright/test';
import { type RoleName } from '../../../../engine/roles/role-rules';
import { addBooks, askChanges, changesIn } from '../../testing/changes';
import {
  bookAttributes,
  bookCodes,
  createBookXml,
  deleteBookXml,
  executeMultipleXml,
  outcomesIn,
  requestXml,
} from '../../testing/batches';
import { columnsXml, entityXml, pair, referenceXml, startService, typed } from '../../testing/service';

const DUPLICATE = '-2147088238';
const STORED = '10000000-0000-0000-0000-000000000000';

const changesXml = (token?: string): string =>
  pair('EntityName', typed('x:string', 'sample_book')) +
  pair('DataVersion', token === undefined ? '<b:value i:nil="true"/>' : typed('x:string', token)) +
  pair('PageInfo', typed('a:PagingInfo', '<a:Count>0</a:Count><a:PageNumber>0</a:PageNumber>')) +
  pair('Columns', typed('a:ColumnSet', columnsXml('sample_bookcode')));

const booksXml = (entity: string): string =>
  pair(
    'Targets',
    typed(
      'a:EntityCollection',
      `<a:Entities><a:Entity>${entity}</a:Entity></a:Entities><a:EntityName>sample_book</a:EntityName>`,
    ),
  );

const stateXml = (id: string): string =>
  pair('EntityMoniker', typed('a:EntityReference', referenceXml('sample_book', id))) +
  ['State', 'Status'].map(name => pair(name, typed('a:OptionSetValue', '<a:Value>1</a:Value>'))).join('');

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
  const changes = requestXml('RetrieveEntityChanges', changesXml(token));

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

/** Roles that may not do what the request asks for. */
const forbidden: readonly (readonly [role: RoleName, what: string, request: string])[] = [
  ['reader', 'Create', createBookXml('A')],
  ['reader', 'CreateMultiple', requestXml('CreateMultiple', booksXml(entityXml('sample_book', bookAttributes('A'))))],
  ['reader', 'Delete', deleteBookXml(STORED)],
  ['reader', 'SetState', requestXml('SetState', stateXml(STORED))],
  ['reader', 'CreateEntityKey', requestXml('CreateEntityKey', '')],
  ['basic', 'RetrieveEntityChanges', requestXml('RetrieveEntityChanges', changesXml())],
];

for (const [role, what, request] of forbidden) {
  test(`${what} within it needs its own privilege`, async () => {
    const service = startService({}, role);
    const { rows, system } = service.organization;
    rows.create('sample_book', new Map(), system, { id: STORED });
    const before = rows.retrieve('sample_book', STORED).version;

    const answer = await service.execute('ExecuteMultiple', executeMultipleXml([request], { continues: true }));

    expect(outcomesIn(answer)).toEqual([`0 ${0x80040220 | 0}`]);
    expect([...rows.scan('sample_book')].map(({ version }) => version)).toEqual([before]);
  });
}
