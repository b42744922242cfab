import { expect, test } from '@playwright/test';
import { SaxesParser } from 'saxes';
import { operations } from '../operations';
import { addBooks, ROOT, startApi } from '../testing/api';
import { isObject, type Json, keyOf, membersOf, readSchema, typeName, typesNamed } from '../testing/csdl';
import { addOfferTable } from '../testing/keyed-table';
import { operationDeclarations } from './operation-declarations';

test('the service document names every entity set', async () => {
  const { send, organization } = startApi();
  for (const url of ['', 'https://contoso.example/api/data/v9.2']) {
    const { body } = await send('GET', url);
    expect(body).toMatchObject({ '@odata.context': `${ROOT}/$metadata` });
    const { value } = body as { value: { name: string; kind: string; url: string }[] };
    expect(value[0]).toEqual({ name: 'accounts', kind: 'EntitySet', url: 'accounts' });
    const expected = [...organization.tables.all().map(table => table.entitySetName), 'EntityDefinitions'];
    expect(value.map(({ name }) => name).sort()).toEqual(expected.sort());
  }
});

test('every entity set of the service document can be read, with the properties that $metadata declares', async () => {
  const api = startApi();
  addOfferTable(api.organization);
  await addBooks(api.send, 1);
  const { schema } = await readSchema(api);
  const { $EntityContainer: _, System: container = {} } = schema;
  const sets = Object.entries(container).filter(([, set]) => isObject(set) && set['$Collection'] === true);
  expect(sets.length).toBeGreaterThan(10);

  for (const [name, set] of sets) {
    const { status, body } = await api.send('GET', name);
    expect(status, name).toBe(200);
    const type = typeName((set as Json)['$Type']);
    const declared = membersOf(schema, type);
    const [row = {}] = (body as { value: Record<string, unknown>[] }).value;
    const shown = Object.keys(row).filter(member => !member.startsWith('@'));
    expect(
      shown.filter(member => !(member in declared)),
      name,
    ).toEqual([]);
  }
});

test('types, navigation properties and their bindings fit together', async () => {
  const api = startApi();
  addOfferTable(api.organization);
  const { schema } = await readSchema(api, '$metadata?annotations=true');

  const undeclared = typesNamed(schema).filter(type => type.startsWith('mscrm.') && !(type.slice(6) in schema));
  expect(undeclared).toEqual([]);

  let partners = 0;
  for (const [name, type] of Object.entries(schema)) {
    if (type['$Kind'] !== 'EntityType') continue;
    const members = membersOf(schema, name);
    for (const [path, navigation] of Object.entries(members)) {
      if (navigation['$Kind'] !== 'NavigationProperty') continue;
      const target = typeName(navigation['$Type']);
      for (const [property, referenced] of Object.entries(navigation['$ReferentialConstraint'] ?? {})) {
        expect(members, `${name}/${path}`).toHaveProperty(property);
        expect(keyOf(schema, target), `${name}/${path}`).toEqual([referenced]);
      }
      const partner = navigation['$Partner'];
      if (typeof partner !== 'string') continue;
      partners += 1;
      expect(membersOf(schema, target)[partner], `${name}/${path}`).toMatchObject({
        $Kind: 'NavigationProperty',
        $Type: `mscrm.${name}`,
        $Partner: path,
      });
    }
  }
  expect(partners).toBeGreaterThan(20);
  expect(membersOf(schema, 'EntityKeyMetadata')['AsyncJob']).toMatchObject({
    $Kind: 'NavigationProperty',
    $Type: 'mscrm.asyncoperation',
  });

  const container = schema['System'] ?? {};
  for (const [name, set] of Object.entries(container)) {
    if (!isObject(set)) continue;
    const members = membersOf(schema, typeName(set['$Type']));
    for (const [path, target] of Object.entries(set['$NavigationPropertyBinding'] ?? {})) {
      expect(members[path]?.['$Kind'], `${name}/${path}`).toBe('NavigationProperty');
      expect((container[String(target)] as Json)['$Type'], `${name}/${path}`).toBe(members[path]?.['$Type']);
    }
  }
});

test('columns have the Edm types of their values', async () => {
  const api = startApi();
  addOfferTable(api.organization);
  const offer = (await readSchema(api)).schema['new_offer'];

  expect(offer).toMatchObject({
    $Key: ['new_offerid'],
    new_offerid: { $Type: 'Edm.Guid' },
    new_code: { $Nullable: true },
    new_year: { $Type: 'Edm.Int32' },
    new_price: { $Type: 'Edm.Decimal' },
    new_total: { $Type: 'Edm.Decimal' },
    new_day: { $Type: 'Edm.Date' },
    new_when: { $Type: 'Edm.DateTimeOffset' },
    new_sold: { $Type: 'Edm.Boolean' },
    new_serial: { $Type: 'Edm.Int64' },
    _new_account_value: { $Type: 'Edm.Guid' },
    new_Account: { $Kind: 'NavigationProperty', $Type: 'mscrm.account' },
    new_Party_account: { $Type: 'mscrm.account' },
    new_Party_contact: { $Type: 'mscrm.contact' },
  });
});

test('annotations are there only when they are asked for', async () => {
  const api = startApi();
  addOfferTable(api.organization);
  const plain = (await readSchema(api)).text;
  expect(plain).not.toContain('<Annotation');
  expect((await api.send('GET', '$metadata?annotations=false')).text).toBe(plain);

  const all = await readSchema(api, '$metadata?annotations=true');
  const keys = (...names: readonly string[]) => ({
    '@odata.type': expect.stringMatching(/\.AlternateKey$/),
    Key: names.map(name => expect.objectContaining({ Alias: name, Name: name })),
  });
  expect(all.schema['sample_book']?.['@OData.Community.Keys.V1.AlternateKeys']).toEqual([keys('sample_bookcode')]);
  expect(all.schema['new_offer']?.['@OData.Community.Keys.V1.AlternateKeys']).toEqual([
    keys('new_code', 'new_year'),
    keys('_new_account_value'),
  ]);
  const tracking = '@Org.OData.Capabilities.V1.ChangeTracking';
  expect((all.schema['System']?.['sample_books'] as Json)[tracking]).toMatchObject({ Supported: true });
  expect(all.schema['System']?.['new_offers']).not.toHaveProperty([tracking]);

  const asked = await api.send('GET', '$metadata', { headers: { prefer: 'odata.include-annotations="*"' } });
  expect(asked.text).toBe(all.text);
  const one = await api.send('GET', '$metadata', { headers: { prefer: 'odata.include-annotations="Org.OData.*"' } });
  expect(one.text).toContain('ChangeTracking');
  expect(one.text).not.toContain('AlternateKeys');
});

test('a key that cannot be used yet is not annotated', async () => {
  const api = startApi();
  const [key] = [...api.organization.tables.require('sample_book').keys.values()];
  if (key === undefined) throw new Error('The book table has lost its key.');
  api.organization.tables.alter('sample_book', { dropKeys: [key.logicalName] });
  api.organization.keys.delay = 60_000;
  api.organization.tables.alter('sample_book', { keys: [{ ...key, indexStatus: 'Pending' }] });
  expect((await api.send('GET', '$metadata?annotations=true')).text).not.toContain('AlternateKeys');
  api.organization.close();
});

test('$metadata is well-formed XML in the namespaces of CSDL, and XML only', async () => {
  const { send } = startApi();
  const answer = await send('GET', '$metadata');
  const namespaces = new Set<string>();
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', error => {
    throw error;
  });
  parser.on('opentag', ({ uri, local }) =>
    namespaces.add(local === 'Edmx' || local === 'Schema' ? `${local} ${uri}` : uri),
  );
  parser.write(answer.text).close();

  expect([...namespaces].sort()).toEqual([
    'Edmx http://docs.oasis-open.org/odata/ns/edmx',
    'Schema http://docs.oasis-open.org/odata/ns/edm',
    'http://docs.oasis-open.org/odata/ns/edm',
    'http://docs.oasis-open.org/odata/ns/edmx',
  ]);
  expect(answer.headers.get('content-type')).toBe('application/xml');

  const status = async (accept: string) => (await send('GET', '$metadata', { headers: { accept } })).status;
  for (const accept of ['application/xml', '*/*', 'application/json, */*', '']) expect(await status(accept)).toBe(200);
  const refused = await send('GET', '$metadata', { headers: { accept: 'application/json' } });
  expect(refused).toMatchObject({ status: 415, body: { error: { code: '0x80060888' } } });
  expect((await send('GET', '$metadata?$format=json')).status).toBe(501);
  expect((await send('POST', '$metadata', { body: {} })).status).toBe(501);
});

test('every function and action that is served is declared, for the deployments that have it, and none besides', () => {
  const served = operations.flatMap(({ name, operation, availableOn }) => {
    const called = name ?? /Microsoft\.Dynamics\.CRM\.(\w+)$/.exec(operation)?.[1];
    return called === undefined || called === 'DeleteMultiple' ? [] : [`${called} ${availableOn ?? 'everywhere'}`];
  });

  const declared = operationDeclarations.map(({ name, availableOn }) => `${name} ${availableOn ?? 'everywhere'}`);
  expect(declared.sort()).toEqual(served.sort());
});
