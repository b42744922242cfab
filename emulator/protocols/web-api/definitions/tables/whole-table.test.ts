import { expect, test } from '@playwright/test';
import { ROOT, startApi } from '../../testing/api';

const FILTERS = 'Microsoft.Dynamics.CRM.EntityFilters';
const noId = '00000000-0000-0000-0000-000000000000';

const all = (filters: string) =>
  `RetrieveAllEntities(EntityFilters=@p1,RetrieveAsIfPublished=@p2)?@p1=${filters}&@p2=true`;
const one = (filters: string, id: string, more = '') =>
  `RetrieveEntity(EntityFilters=${filters},MetadataId=${id},RetrieveAsIfPublished=false${more})`;

type Table = Record<string, unknown> & { readonly Attributes: readonly unknown[]; readonly Keys: readonly unknown[] };

test('all tables come with the parts that the filters name', async () => {
  const { send, organization } = startApi();
  for (const [filters, hasColumns, hasRelationships] of [
    [`${FILTERS}'Entity'`, false, false],
    ["'Attributes'", true, false],
    [`${FILTERS}'Entity,Relationships'`, false, true],
  ] as const) {
    const { body } = await send('GET', all(filters));
    const { EntityMetadata: tables, ...rest } = body as { EntityMetadata: Table[] };
    expect(rest).toEqual({
      '@odata.context': `${ROOT}/$metadata#Microsoft.Dynamics.CRM.RetrieveAllEntitiesResponse`,
      Timestamp: expect.stringMatching(/^\d+!/),
    });
    expect(tables).toHaveLength(organization.tables.all().length);
    const book = tables.find(({ LogicalName }) => LogicalName === 'sample_book');
    expect(book, filters).toMatchObject({
      ObjectTypeCode: expect.any(Number),
      Keys: [{ SchemaName: 'sample_bookcode' }],
    });
    expect(book?.Attributes.length !== 0, filters).toBe(hasColumns);
    const contact = tables.find(({ LogicalName }) => LogicalName === 'contact');
    expect(JSON.stringify(contact).includes('contact_customer_accounts'), filters).toBe(hasRelationships);
  }
});

test('one table comes by its metadata id, or by its name', async () => {
  const { send, organization } = startApi();
  const { metadataId } = organization.tables.require('sample_book');
  const byId = await send('GET', one("'Attributes'", metadataId));
  expect(byId.body).toMatchObject({
    '@odata.context': `${ROOT}/$metadata#Microsoft.Dynamics.CRM.RetrieveEntityResponse`,
    EntityMetadata: { LogicalName: 'sample_book', MetadataId: metadataId },
  });
  expect((await send('GET', one("'Attributes'", noId, ",LogicalName='sample_book'"))).body).toEqual(byId.body);
});

test('unknown tables, filters and parameters are refused, and privileges are not served', async () => {
  const { send } = startApi();
  const status = async (path: string) => (await send('GET', path)).status;
  expect(await send('GET', one("'Entity'", noId))).toMatchObject({
    status: 404,
    body: { error: { code: '0x80040217', message: expect.stringContaining(noId) } },
  });
  expect(await status(all("'Nonsense'"))).toBe(400);
  expect(await status(all(`${FILTERS}'All'`))).toBe(501);
  expect(await status("RetrieveAllEntities(EntityFilters='Entity')")).toBe(400);
  expect(await status("RetrieveAllEntities(EntityFilters='Entity',RetrieveAsIfPublished=1)")).toBe(400);
  expect(await status(one("'Entity'", "'x'"))).toBe(400);
  expect(await status(one("'Entity'", noId, ',Nonsense=1'))).toBe(400);
});
