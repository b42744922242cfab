import { expect, test } from '@playwright/test';
import { bookImport } from '../book-solution';
import { LibraryClient } from '../library-client';
import { itemsOf, membersOf, type ReadEntity, type ReadItems, type ReadPairs } from './soap-answer';
import {
  columnArgument,
  entityArgument,
  queryArgument,
  soapColumns,
  soapEntities,
  soapEntity,
  soapGuid,
  soapQuery,
  soapReference,
  soapRequest,
  soapRequests,
  soapText,
  type SoapValue,
} from './soap-request';
import { expectProof } from '../proof';
import { startTarget, type Target } from '../target';

test.describe.configure({ mode: 'serial' });

let target: Target;
let library: LibraryClient;

test.beforeAll(async () => {
  target = await startTarget();
  library = await LibraryClient.start('soap', target);
});
test.afterAll(async () => {
  library.stop();
  await target.stop();
});

async function execute(name: string, parameters: Readonly<Record<string, SoapValue>> = {}) {
  type Answer = { readonly ExecuteResult: { readonly ResponseName: string; readonly Results: ReadPairs } };
  const { ExecuteResult: result } = await library.call<Answer>('Execute', soapRequest(name, parameters));
  expect(result.ResponseName).toBe(name);
  return membersOf(result.Results);
}

const book = (code: string, name: string) => ({
  table: 'sample_book',
  attributes: { sample_bookcode: soapText(code), sample_name: soapText(name) },
});

async function retrieve(id: string): Promise<Record<string, unknown>> {
  const columnSet = columnArgument('sample_bookcode', 'sample_name');
  const named = { entityName: 'sample_book', id, columnSet };
  const { RetrieveResult } = await library.call<{ readonly RetrieveResult: ReadEntity }>('Retrieve', named);
  return membersOf(RetrieveResult.Attributes);
}

test('the library makes its methods from the description, and asks who it is', async () => {
  const described = await library.call<Record<string, Record<string, object>>>('describe');
  const methods = described['OrganizationService']?.['BasicHttpBinding_IOrganizationService'] ?? {};
  expect(Object.keys(methods)).toEqual([
    'Create',
    'Retrieve',
    'Update',
    'Delete',
    'Execute',
    'RetrieveMultiple',
    'Associate',
    'Disassociate',
  ]);
  expect(await execute('WhoAmI')).toMatchObject({ UserId: expect.stringMatching(/^[\da-f-]{36}$/) });
  expect(await execute('RetrieveVersion')).toMatchObject({ Version: expect.stringMatching(/^9\.2\./) });
});

test('the library imports a solution', async () => {
  const { CustomizationFile, ImportJobId } = bookImport();
  await execute('ImportSolution', {
    OverwriteUnmanagedCustomizations: { type: 'x:boolean', xml: 'false' },
    PublishWorkflows: { type: 'x:boolean', xml: 'false' },
    CustomizationFile: { type: 'x:base64Binary', xml: CustomizationFile },
    ImportJobId: soapGuid(ImportJobId),
  });
  // Until its index is there, the key names no row.
  await expect.poll(() => upsertBook('ready', 'Ready').catch(() => undefined)).toMatchObject({ RecordCreated: 'true' });
});

const upsertBook = (code: string, name: string) =>
  execute('Upsert', {
    Target: soapEntity({
      table: 'sample_book',
      keys: { sample_bookcode: soapText(code) },
      attributes: { sample_name: soapText(name) },
    }),
  });

test('the library creates, reads, changes and deletes a row by operations of their own', async () => {
  const { CreateResult: id } = await library.call<{ readonly CreateResult: string }>(
    'Create',
    entityArgument(book('S1', 'Soap & <XML>')),
  );
  expect(await retrieve(id)).toMatchObject({ sample_bookcode: 'S1', sample_name: 'Soap & <XML>' });
  await library.call('Update', entityArgument({ ...book('S1', 'Changed'), id }));
  expect(await retrieve(id)).toMatchObject({ sample_name: 'Changed' });
  await library.call('Delete', { entityName: 'sample_book', id });
  await expect(retrieve(id)).rejects.toMatchObject({ code: -2147220969 });
});

test('the library reads a fault, with the code of a key that is taken', async () => {
  await execute('Create', { Target: soapEntity(book('F1', 'First')) });
  const again = execute('Create', { Target: soapEntity(book('F1', 'Second')) });
  await expect(again).rejects.toMatchObject({ code: -2147088238, message: expect.stringContaining('sample_bookcode') });
});

test('the library writes several rows at once, and queries them', async () => {
  const entities = ['M1', 'M2'].map(code => book(code, 'Many'));
  await execute('CreateMultiple', { Targets: soapEntities('sample_book', ...entities) });
  const inTransaction = (...codes: readonly string[]) => {
    const creates = codes.map(code => ({
      name: 'Create',
      parameters: { Target: soapEntity(book(code, 'Many')) },
    }));
    const answers = { type: 'x:boolean', xml: 'true' };
    return execute('ExecuteTransaction', { Requests: soapRequests(...creates), ReturnResponses: answers });
  };
  await expect(inTransaction('M3', 'M1')).rejects.toMatchObject({ code: -2147088238 });
  expect(await inTransaction('M4')).toHaveProperty('Responses');

  const continued = '<l:ContinueOnError>true</l:ContinueOnError><l:ReturnResponses>true</l:ReturnResponses>';
  const each = await execute('ExecuteMultiple', {
    Requests: soapRequests(
      ...['M4', 'M5'].map(code => ({ name: 'Create', parameters: { Target: soapEntity(book(code, 'Each')) } })),
    ),
    Settings: { type: 'l:ExecuteMultipleSettings', xml: continued },
  });
  expect(each).toMatchObject({ IsFaulted: 'true' });

  const query = soapQuery('sample_book', { column: 'sample_name', value: 'Many', order: 'sample_bookcode' });
  const { EntityCollection: found } = await execute('RetrieveMultiple', { Query: query });
  expect(codesOf(found as ReadCollection)).toEqual(['M4', 'M2', 'M1']);
  const beside = await library.call<{ readonly RetrieveMultipleResult: ReadCollection }>(
    'RetrieveMultiple',
    queryArgument(query),
  );
  expect(codesOf(beside.RetrieveMultipleResult)).toEqual(['M4', 'M2', 'M1']);
});

type ReadCollection = { readonly Entities: { readonly Entity?: ReadItems<ReadEntity> } | null };

const codesOf = ({ Entities: entities }: ReadCollection): unknown[] =>
  itemsOf(entities?.Entity).map(({ Attributes }) => membersOf(Attributes)['sample_bookcode']);

test('change tracking: the library keeps the token, and is told what changed since', async () => {
  const create = async (code: string) =>
    String((await execute('Create', { Target: soapEntity(book(code, 'Before')) }))['id']);
  const [kept, gone] = [await create('T1'), await create('T2')];
  const { token } = await changesSince(undefined);

  await execute('Update', {
    Target: soapEntity({ table: 'sample_book', id: kept, attributes: { sample_name: soapText('Changed') } }),
  });
  await execute('Delete', { Target: soapReference('sample_book', gone) });
  expect(await upsertBook('T3', 'Three')).toMatchObject({ RecordCreated: 'true' });
  const since = await changesSince(token);

  expect(since.changed).toEqual([
    expect.objectContaining({ sample_bookid: kept, sample_name: 'Changed' }),
    expect.objectContaining({ sample_name: 'Three' }),
  ]);
  expect(since.deleted).toEqual([gone]);
  expect(await changesSince(since.token)).toMatchObject({ changed: [], deleted: [] });
});

type ReadChange = { readonly NewOrUpdatedEntity?: ReadEntity; readonly RemovedItem?: { readonly Id: string } };
type ReadChanges = {
  readonly Changes: { readonly anyType?: ReadItems<ReadChange> } | null;
  readonly DataToken: string;
};

async function changesSince(token: string | undefined) {
  const results = await execute('RetrieveEntityChanges', {
    EntityName: soapText('sample_book'),
    Columns: soapColumns('sample_bookcode', 'sample_name'),
    ...(token !== undefined && { DataVersion: soapText(token) }),
    PageInfo: { type: 'a:PagingInfo', xml: '<a:Count>5000</a:Count><a:PageNumber>1</a:PageNumber>' },
  });
  const { Changes, DataToken } = results['EntityChanges'] as ReadChanges;
  const items = itemsOf(Changes?.anyType);
  return {
    token: DataToken,
    changed: items.flatMap(({ NewOrUpdatedEntity: item }) => (item === undefined ? [] : [membersOf(item.Attributes)])),
    deleted: items.flatMap(({ RemovedItem: item }) => item?.Id ?? []),
  };
}

test('the fidelity list names what was called here', async () => {
  expectProof('interop/soap/soap.test.ts', await target.requests());
});
