import { expect, test } from '@playwright/test';
import { defineColumn } from '../../../engine/tables/system-columns';
import { Decimal } from '../../../engine/values/decimal';
import { type ColumnValue } from '../../../engine/values/row';
import {
  bookKeyXml,
  columnsXml,
  entityXml,
  pair,
  referenceXml,
  type Service,
  startService,
  typed,
} from '../testing/service';

const target = (content: string): string => pair('Target', typed('a:Entity', content));
const reference = (content: string): string => pair('Target', typed('a:EntityReference', content));
const id = '10000000-0000-0000-0000-0000000000aa';
const stored = ({ organization }: Service) => Object.fromEntries(organization.rows.retrieve('sample_book', id).values);
const retrieve = (service: Service, ...columns: string[]) =>
  service.execute(
    'Retrieve',
    reference(referenceXml('sample_book', id)) + pair('ColumnSet', typed('a:ColumnSet', columnsXml(...columns))),
  );

/** One value of each type: how .NET writes it, and what the engine keeps. */
const samples: readonly (readonly [string, string, ColumnValue])[] = [
  ['sample_name', typed('x:string', '&lt;Tom &amp; Jerry&gt; &#xD;\n é 📚'), '<Tom & Jerry> \r\n é 📚'],
  ['sample_blurb', typed('x:string', '<![CDATA[a < b]]>'), 'a < b'],
  ['sample_pages', typed('x:int', '12'), 12],
  ['sample_weight', typed('x:decimal', '0.0001'), Decimal.of(0.0001)],
  ['sample_ratio', typed('x:double', '1.5E-1'), 0.15],
  ['sample_price', typed('a:Money', '<a:Value>9.99</a:Value>'), Decimal.of(9.99)],
  ['sample_sold', typed('x:boolean', 'true'), true],
  ['sample_genre', typed('a:OptionSetValue', '<a:Value>2</a:Value>'), 2],
  [
    'sample_tags',
    typed(
      'e:OptionSetValueCollection',
      '<e:OptionSetValue><a:Value>2</a:Value></e:OptionSetValue><e:OptionSetValue><a:Value>1</a:Value></e:OptionSetValue>',
    ),
    [1, 2],
  ],
  ['sample_firstday', typed('x:dateTime', '2024-02-29T00:00:00Z'), '2024-02-29'],
  ['sample_printedon', typed('x:dateTime', '2024-02-29T13:45:10.1234567+01:00'), '2024-02-29T12:45:10Z'],
];

test('values of every type are read as .NET types them', async () => {
  const service = startService();
  const attributes = samples.map(([name, value]) => pair(name, value)).join('');

  const answer = await service.execute('Create', target(entityXml('sample_book', attributes, id)));

  expect(answer.first('value')).toBe(id);
  expect(answer.first('key')).toBe('id');
  expect(stored(service)).toMatchObject(Object.fromEntries(samples.map(([name, , value]) => [name, value])));
});

test('values of every type are written as .NET types them, with their formatted values', async () => {
  const service = startService();
  const account = service.organization.rows.create(
    'account',
    new Map([['name', 'Press & Co']]),
    service.organization.system,
  );
  const attributes = samples.map(([name, value]) => pair(name, value)).join('');
  const publisher = typed('a:EntityReference', referenceXml('account', account.id));
  await service.execute(
    'Create',
    target(entityXml('sample_book', attributes + pair('sample_publisher', publisher), id)),
  );

  const answer = await retrieve(service);

  const shown = new Map(
    answer.all('KeyValuePairOfstringanyType').map(item => [item.children[0]?.text, item.children[1]]),
  );
  const typeOf = (name: string) => shown.get(name)?.type?.name;
  expect(samples.map(([name]) => `${name} ${typeOf(name) ?? ''}`)).toEqual([
    'sample_name string',
    'sample_blurb string',
    'sample_pages int',
    'sample_weight decimal',
    'sample_ratio double',
    'sample_price Money',
    'sample_sold boolean',
    'sample_genre OptionSetValue',
    'sample_tags OptionSetValueCollection',
    'sample_firstday dateTime',
    'sample_printedon dateTime',
  ]);
  expect([typeOf('sample_bookid'), typeOf('versionnumber')]).toEqual(['guid', 'long']);
  expect(shown.get('sample_name')?.text).toBe('<Tom & Jerry> \r\n é 📚');
  expect(shown.get('sample_weight')?.text).toBe('0.0001');
  expect(shown.get('sample_firstday')?.text).toBe('2024-02-29T00:00:00Z');
  expect(shown.get('sample_publisher')?.children.map(({ text }) => text)).toEqual([
    account.id,
    '',
    'account',
    'Press & Co',
    '',
  ]);
  expect(shown.has('sample_author')).toBe(false);
  const labels = answer.all('KeyValuePairOfstringstring').map(item => item.children.map(({ text }) => text).join('='));
  expect(labels).toEqual(expect.arrayContaining(['sample_genre=Poetry', 'sample_sold=Yes', 'statecode=Active']));
});

test('a value of another type than the column is refused, and so is an unknown column', async () => {
  const service = startService();
  const messageFor = async (name: string, value: string) =>
    (await service.execute('Create', target(entityXml('sample_book', pair(name, value))))).first('Message');

  expect(await messageFor('sample_pages', typed('x:string', '12'))).toContain('takes int');
  expect(await messageFor('sample_genre', typed('x:int', '1'))).toContain('takes OptionSetValue');
  expect(await messageFor('sample_pages', typed('x:int', '1.5'))).toContain("'1.5' is not a valid ");
  expect(await messageFor('sample_name', '<b:value>untyped</b:value>')).toContain('has no type');
  expect(await messageFor('sample_name', typed('x:anyURI', 'a'))).toContain('cannot be read here');
  expect(await messageFor('sample_sold', typed('x:boolean', 'yes'))).toContain("'yes' is not a valid ");
  expect(await messageFor('sample_nothing', typed('x:int', '1'))).toContain("doesn't contain attribute");
  expect(await messageFor('sample_firstday', typed('x:dateTime', '2024-02-30T00:00:00'))).toContain('2024-02-30');
  expect(service.organization.rows.count('sample_book')).toBe(0);
});

test('a lookup names its row by its id or by an alternate key, and the id counts', async () => {
  const service = startService();
  const { tables, rows } = service.organization;
  tables.alter('sample_book', { columns: [defineColumn('sample_sequel', 'lookup', { targets: ['sample_book'] })] });
  const create = (code: string, sequel = '') =>
    service.execute(
      'Create',
      target(entityXml('sample_book', pair('sample_bookcode', typed('x:string', code)) + sequel)),
    );
  const sequel = (...naming: string[]) =>
    pair('sample_sequel', typed('a:EntityReference', referenceXml('sample_book', ...naming)));
  const second = (await create('Second')).first('value') ?? '';
  const sequelOf = async (...naming: string[]) => {
    const created = await create(`First ${rows.count('sample_book')}`, sequel(...naming));
    return created.status === 200
      ? rows.retrieve('sample_book', created.first('value') ?? '').values.get('sample_sequel')
      : created.first('ErrorCode');
  };

  expect(await sequelOf(second)).toEqual({ table: 'sample_book', id: second });
  expect(await sequelOf('', bookKeyXml('second'))).toEqual({ table: 'sample_book', id: second });
  expect(await sequelOf('00000000-0000-0000-0000-000000000000', bookKeyXml('Second'))).toMatchObject({ id: second });
  expect(await sequelOf(second, bookKeyXml('Nothing'))).toMatchObject({ id: second });
  expect(await sequelOf('', bookKeyXml('Nothing'))).toBe('-2147088239');
});

test('an update changes what it names, nil clears, and only an existing row is updated', async () => {
  const service = startService();
  const both = pair('sample_bookcode', typed('x:string', 'A')) + pair('sample_author', typed('x:string', 'X'));
  await service.execute('Create', target(entityXml('sample_book', both, id)));

  const change = pair('sample_author', '<b:value i:nil="true"/>') + pair('sample_name', typed('x:string', 'New'));
  expect((await service.execute('Update', target(entityXml('sample_book', change, '', bookKeyXml('a'))))).status).toBe(
    200,
  );

  expect(stored(service)).toMatchObject({ sample_bookcode: 'A', sample_name: 'New' });
  expect(stored(service)).not.toHaveProperty('sample_author');
  const codeFor = async (...naming: string[]) =>
    (await service.execute('Update', target(entityXml('sample_book', change, ...naming)))).first('ErrorCode');
  expect(await codeFor('', bookKeyXml('B'))).toBe('-2147088239');
  expect(await codeFor('20000000-0000-0000-0000-000000000000')).toBe('-2147220969');
  expect(await codeFor()).toBe(String(0x80040203 | 0));
  const noKey = bookKeyXml('A').replace('sample_bookcode', 'sample_name');
  expect(await codeFor('', noKey)).toBe('-2147088240');
});

test('a row that was changed meanwhile is left alone where the client asks for that', async () => {
  const service = startService();
  await service.execute('Create', target(entityXml('sample_book', '', id)));
  const version = service.organization.rows.retrieve('sample_book', id).version.toString();
  const ask = (name: string, behavior: string, rowVersion: string) => {
    const row = rowVersion === '' ? '' : `<a:RowVersion>${rowVersion}</a:RowVersion>`;
    const content =
      name === 'Update'
        ? target(`${entityXml('sample_book', '', id)}${row}`)
        : reference(`${referenceXml('sample_book', id)}${row}`);
    return service.execute(name, content + pair('ConcurrencyBehavior', typed('c:ConcurrencyBehavior', behavior)));
  };

  expect((await ask('Update', 'IfRowVersionMatches', '1')).first('ErrorCode')).toBe('-2147088254');
  expect((await ask('Update', 'IfRowVersionMatches', '')).first('ErrorCode')).toBe(String(0x80060883 | 0));
  expect((await ask('Update', 'IfRowVersionMatches', version)).status).toBe(200);
  expect((await ask('Delete', 'IfRowVersionMatches', version)).first('ErrorCode')).toBe('-2147088254');
  expect((await ask('Delete', 'AlwaysOverwrite', version)).status).toBe(200);
});

test('a row that is missing is named in the words that were recorded', async () => {
  const service = startService();
  const message = `sample_book With Id = ${id} Does Not Exist`;
  expect((await retrieve(service)).first('Message')).toBe(message);
  const [update, remove] = [target(entityXml('sample_book', '', id)), reference(referenceXml('sample_book', id))];
  expect((await service.execute('Update', update)).first('Message')).toBe(message);
  expect((await service.execute('Delete', remove)).first('Message')).toBe(message);
});

test('a column that is not valid for read is refused by name, and left out otherwise', async () => {
  const service = startService();
  const secret = defineColumn('sample_secret', 'string', { validForRead: false });
  service.organization.tables.alter('sample_book', { columns: [secret] });
  await service.execute('Create', target(entityXml('sample_book', pair('sample_secret', typed('x:string', 'x')), id)));

  expect((await retrieve(service)).text).not.toContain('sample_secret');
  expect((await retrieve(service, 'sample_secret')).first('Message')).toContain("Reading 'sample_secret'");
});

test('what a write cannot do here is refused by name', async () => {
  const service = startService();
  const related = `${entityXml('sample_book')}<a:RelatedEntities><a:X/></a:RelatedEntities>`;
  const messageFor = async (name: string, content: string) => (await service.execute(name, content)).first('Message');

  expect(await messageFor('Create', target(related))).toContain('related entities');
  expect(await messageFor('Create', target(entityXml('sample_book', '', '', bookKeyXml('A'))))).toContain('use Upsert');
  expect(await messageFor('Create', target('<a:Attributes/>'))).toContain("'LogicalName' missing");
  expect(await messageFor('Create', target(entityXml('nothing')))).toContain("'nothing'");
  expect(await messageFor('Create', '')).toContain("Required field 'Target' is missing");
  expect(await messageFor('Create', pair('Target', typed('x:string', 'book')))).toContain('Entity is expected');
  expect(await messageFor('Create', target(entityXml('sample_book')) + target(entityXml('sample_book')))).toContain(
    'twice',
  );
  const tagged = target(entityXml('sample_book')) + pair('tag', typed('x:string', 'x'));
  expect(await messageFor('Create', tagged)).toBeUndefined();
});

test('a table of the platform that the emulator lacks is named so, another name is not known', async () => {
  const service = startService();
  const faultOf = async (table: string) => {
    const answer = await service.execute('Create', target(entityXml(table)));
    return [answer.first('ErrorCode'), answer.first('Message')];
  };
  expect(await faultOf('audit')).toEqual(['-2147467263', expect.stringContaining("does not have the table 'audit'")]);
  expect(await faultOf('nothing')).toEqual([
    '-2147217150',
    expect.stringContaining('was not found in the MetadataCache'),
  ]);
});

test('decimals, money and long numbers keep every digit, written, read, filtered and ordered', async () => {
  const service = startService();
  service.organization.tables.alter('sample_book', {
    columns: [
      defineColumn('sample_exact', 'decimal', { precision: 10 }),
      defineColumn('sample_fortune', 'money', { precision: 4 }),
      defineColumn('sample_count', 'bigint'),
    ],
  });
  const [weight, neighbour] = ['9999999999.0123456789', '9999999999.0123456788'];
  const exact = (digits: string) => pair('sample_exact', typed('x:decimal', digits));
  const fortune = pair('sample_fortune', typed('a:Money', '<a:Value>922337203685476.5807</a:Value>'));
  const count = pair('sample_count', typed('x:long', '-9223372036854775808'));
  await service.execute('Create', target(entityXml('sample_book', exact(weight) + fortune + count, id)));
  await service.execute('Create', target(entityXml('sample_book', exact(neighbour))));

  const { text } = await retrieve(service);
  expect(text).toContain(`:decimal">${weight}<`);
  expect(text).toContain(':Value>922337203685476.5807<');
  expect(text).toContain(':long">-9223372036854775808<');
  expect(text).toContain('>$922,337,203,685,476.5807<');

  const query = (criteria: string) =>
    `<a:ColumnSet>${columnsXml('sample_exact')}</a:ColumnSet><a:Criteria><a:Conditions>${criteria}</a:Conditions></a:Criteria><a:EntityName>sample_book</a:EntityName><a:Orders><a:OrderExpression><a:AttributeName>sample_exact</a:AttributeName><a:OrderType>Descending</a:OrderType></a:OrderExpression></a:Orders>`;
  const found = async (operator: string, type: string, value: string) => {
    const condition = `<a:ConditionExpression><a:AttributeName>sample_exact</a:AttributeName><a:Operator>${operator}</a:Operator><a:Values><r:anyType i:type="${type}">${value}</r:anyType></a:Values></a:ConditionExpression>`;
    const answer = await service.execute(
      'RetrieveMultiple',
      pair('Query', typed('a:QueryExpression', query(condition))),
    );
    return answer.first('Message') ?? [...answer.text.matchAll(/:decimal">([^<]+)</g)].map(([, digits]) => digits);
  };
  expect(await found('Equal', 'x:decimal', weight)).toEqual([weight]);
  expect(await found('LessThan', 'x:decimal', weight)).toEqual([neighbour]);
  expect(await found('GreaterThan', 'x:int', '1')).toEqual([weight, neighbour]);
  expect(await found('GreaterThan', 'x:double', '1e999')).toContain("a value of type 'decimal' is expected");
  expect(await found('Equal', 'x:decimal', '1e5')).toContain('not a valid');
});
