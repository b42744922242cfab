import { expect, test } from '@playwright/test';
import { columnsXml, entityXml, pair, startService, typed } from '../testing/service';

const operation = (name: string, content: string): string =>
  `<${name} xmlns="http://schemas.microsoft.com/xrm/2011/Contracts/Services">${content}</${name}>`;
const named = (id: string): string => `<entityName>sample_book</entityName><id>${id}</id>`;

test('a row lives through the dedicated operations', async () => {
  const { send, organization } = startService();
  const call = (name: string, content: string) => send(operation(name, content), name);
  const title = (name: string) => pair('sample_name', typed('x:string', name));

  const created = await call('Create', `<entity>${entityXml('sample_book', title('First'))}</entity>`);
  const id = created.first('CreateResult') ?? '';
  expect(organization.rows.get('sample_book', id)?.values.get('sample_name')).toBe('First');

  const updated = await call('Update', `<entity>${entityXml('sample_book', title('Second'), id)}</entity>`);
  expect(updated.first('UpdateResponse')).toBe('');
  const columns = `<columnSet>${columnsXml('sample_name')}</columnSet>`;
  const retrieved = await call('Retrieve', named(id) + columns);
  expect(retrieved.all('RetrieveResult')[0]?.children.map(({ name }) => name.name)).toEqual([
    'Attributes',
    'EntityState',
    'FormattedValues',
    'Id',
    'KeyAttributes',
    'LogicalName',
    'RelatedEntities',
    'RowVersion',
  ]);
  expect(retrieved.text).toContain('>Second<');

  const query = `<a:ColumnSet>${columnsXml()}</a:ColumnSet><a:EntityName>sample_book</a:EntityName>`;
  const found = await call('RetrieveMultiple', `<query i:type="a:QueryExpression">${query}</query>`);
  expect(found.all('RetrieveMultipleResult')[0]?.children[0]?.children).toHaveLength(1);

  expect((await call('Delete', named(id))).first('DeleteResponse')).toBe('');
  expect((await call('Delete', named(id))).first('ErrorCode')).toBe('-2147220969');
  expect((await call('Retrieve', '<id/>')).first('Message')).toContain("'entityName' is missing");
});
