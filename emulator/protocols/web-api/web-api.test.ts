import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { addBooks, ROOT, startApi } from './testing/api';

const notFound = { code: '0x80060888', message: "Resource not found for the segment 'nothings'." };

test('WhoAmI answers the caller, with the headers that were recorded', async () => {
  const { send, organization } = startApi();
  const answer = await send('GET', 'WhoAmI');
  expect(answer.body).toMatchObject({
    '@odata.context': `${ROOT}/$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse`,
    BusinessUnitId: organization.businessUnitId,
    OrganizationId: organization.id,
  });
  expect(answer.headers.get('content-type')).toBe('application/json; odata.metadata=minimal');
  expect(answer.headers.get('odata-version')).toBe('4.0');
  expect(answer.headers.get('x-ms-service-request-id')).toContain(answer.headers.get('req_id'));
});

test('a body that is encoded is refused and not read as if it were plain', async () => {
  const { send } = startApi();
  const body = { sample_name: 'Book', sample_bookcode: 'C1' };
  const encoded = await send('POST', 'sample_books', { body, headers: { 'content-encoding': 'gzip' } });

  expect(encoded).toMatchObject({ status: 501, body: { error: { message: expect.stringContaining('gzip') } } });
  expect((await send('POST', 'sample_books', { body, headers: { 'content-encoding': 'identity' } })).status).toBe(204);
});

test('version and organization are told', async () => {
  const { send, organization } = startApi();
  expect((await send('GET', 'RetrieveVersion()')).body).toMatchObject({ Version: organization.version });
  const call = "RetrieveCurrentOrganization(AccessType=@p1)?@p1=Microsoft.Dynamics.CRM.EndpointAccessType'Default'";
  expect((await send('GET', call)).body).toMatchObject({
    Detail: { OrganizationId: organization.id, UniqueName: 'emulator', Endpoints: { Count: 3, Keys: { length: 3 } } },
  });
  const headers = { prefer: 'odata.include-annotations=*' };
  const asServiceClient = await send('GET', "RetrieveCurrentOrganization(AccessType='Default')", { headers });
  expect(asServiceClient).toMatchObject({
    status: 200,
    body: { Detail: { Endpoints: { Values: [expect.any(String), expect.any(String), `${ROOT}/`] } } },
  });
  expect((await send('GET', 'RetrieveCurrentOrganization(AccessType=@p1)')).status).toBe(400);
  expect((await send('GET', 'RetrieveVersion(Other=1)')).status).toBe(400);
});

test('each version up to the own one is served, and its links stay in it', async () => {
  const { send } = startApi();
  const at = (version: string) => send('GET', `https://contoso.example/api/data/${version}/sample_books`);
  expect((await at('v9.0')).text).toContain('https://contoso.example/api/data/v9.0/$metadata#sample_books');
  expect((await at('v9.2')).status).toBe(200);
  for (const version of ['v9.3', 'v10.0', 'v8.2']) expect((await at(version)).status, version).toBe(501);
  expect((await at('nothing')).status).toBe(404);
});

test('a table of the platform that the emulator lacks answers 501 wherever it is named', async () => {
  const { send } = startApi();
  const paths = [
    'audits',
    'principalobjectaccessset?$filter=accessrightsmask ne 0',
    'audits(10000000-0000-0000-0000-000000000000)',
    "EntityDefinitions(LogicalName='audit')",
    "RetrieveTotalRecordCount(EntityNames=['audit'])",
  ];
  for (const path of paths) {
    const { status, body: answer } = await send('GET', path);
    expect({ status, answer }, path).toMatchObject({ status: 501, answer: { error: { code: '0x80004001' } } });
  }
});

test('what does not exist is refused as Dataverse does, what is not implemented with 501', async () => {
  const { send } = startApi();
  expect(await send('GET', 'nothings')).toMatchObject({ status: 404, body: { error: notFound } });
  expect(await send('POST', 'WhoAmI')).toMatchObject({ status: 404, body: { error: { code: '' } } });
  expect((await send('GET', 'PublishAllXml')).status).toBe(404);
  expect((await send('DELETE', 'sample_books')).status).toBe(405);
  expect((await send('PUT', "sample_books(sample_bookcode='a')")).status).toBe(405);
  for (const path of ['$batch', 'CreateMultiple']) {
    expect((await send('GET', path)).status, path).toBe(501);
  }
});

test('letter case counts in every name of a path', async () => {
  const { send } = startApi();
  const [id = ''] = await addBooks(send, 1);
  const book = "EntityDefinitions(LogicalName='sample_book')";
  for (const [method, path, segment] of [
    ['GET', 'Accounts', 'Accounts'],
    ['GET', 'Connections', 'Connections'],
    ['POST', 'Sample_Books', 'Sample_Books'],
    ['PATCH', `Sample_Books(${id})`, 'Sample_Books'],
    ['GET', 'Whoami', 'Whoami'],
    ['POST', 'PublishAllXML', 'PublishAllXML'],
    ['GET', '$Metadata', '$Metadata'],
    ['POST', '$Batch', '$Batch'],
    ['GET', 'EntityDEFINITIONS', 'EntityDEFINITIONS'],
    ['GET', 'RelationshipDEFINITIONS', 'RelationshipDEFINITIONS'],
    ['GET', `${book}/keys`, 'keys'],
    ['GET', `${book}/ATTRIBUTES`, 'ATTRIBUTES'],
    ['GET', `sample_books(${id})/Sample_Publisher`, 'Sample_Publisher'],
    ['GET', `sample_books(${id})/sample_PUBLISHER/$ref`, 'sample_PUBLISHER'],
    ['GET', `sample_books(${id})/sample_publisher/$REF`, '$REF'],
    ['GET', `sample_books(${id})/Sample_Name`, 'Sample_Name'],
    ['GET', 'sample_books/$Count', '$Count'],
    ['POST', 'sample_books/Microsoft.Dynamics.CRM.createmultiple', 'Microsoft.Dynamics.CRM.createmultiple'],
  ] as const) {
    const { status, body } = await send(method, path, method === 'GET' ? {} : { body: {} });
    const error = { code: '0x80060888', message: `Resource not found for the segment '${segment}'.` };
    expect({ status, body }, path).toEqual({ status: 404, body: { error } });
  }
  expect((await send('GET', 'SomethingElse')).status).toBe(501);
});

test('request headers that would change the answer are refused, harmless ones are not', async () => {
  const { send } = startApi();
  const status = async (headers: Record<string, string>) => (await send('GET', 'WhoAmI', { headers })).status;
  expect(
    await status({
      'odata-version': '4.0',
      'odata-maxversion': '4.0',
      'if-none-match': 'null',
      accept: 'application/json',
    }),
  ).toBe(200);
  expect(await status({ 'mscrm.suppressduplicatedetection': 'false', consistency: 'Strong', accept: '*/*' })).toBe(200);
  expect(await status({ 'odata-maxversion': '4.01' })).toBe(200);
  for (const name of ['odata-version', 'odata-maxversion']) expect(await status({ [name]: '3.0' })).toBe(501);
  expect(await status({ callerobjectid: 'x' })).toBe(501);
  expect(await status({ mscrmcallerid: 'x' })).toBe(501);
  expect(await status({ 'mscrm.solutionuniquename': 'x' })).toBe(501);
  expect(await status({ prefer: 'odata.track-changes' })).toBe(501);
  expect(await status({ 'if-match': '*' })).toBe(501);
  expect(await status({ accept: 'application/json;odata.metadata=full' })).toBe(501);
  expect(await status({ accept: 'application/xml' })).toBe(415);
});

test('a body of another content type is refused', async () => {
  const { send } = startApi();
  const post = (headers: Record<string, string>) => send('POST', 'sample_books', { body: '{}', headers });
  expect((await post({ 'content-type': 'text/plain' })).status).toBe(415);
  expect((await post({ 'content-type': 'application/json; charset=utf-16' })).status).toBe(415);
  expect((await post({ 'content-type': 'application/json; charset=utf-8; IEEE754Compatible=false' })).status).toBe(204);
});

test('an unexpected error is a neutral 500 without a stack trace, and is reported', async () => {
  const { send, organization, errors } = startApi();
  const mistake = new Error('secret detail');
  organization.rows.scan = () => {
    throw mistake;
  };

  const answer = await send('GET', 'sample_books');

  expect(answer).toMatchObject({ status: 500, body: { error: { code: '0x80040216' } } });
  expect(answer.text).not.toContain('secret');
  expect(errors).toEqual([mistake]);
});

test('a solution is imported, used and uninstalled', async () => {
  const { send, organization } = startApi();
  organization.tables.drop('sample_book');
  const file = readFileSync('solutions/ChangeTrackingSample_1_0_0_0_managed.zip').toString('base64');
  const flags = { OverwriteUnmanagedCustomizations: true, PublishWorkflows: true };
  const job = '33333333-3333-3333-3333-333333333333';

  const started = await send('POST', 'ImportSolutionAsync', {
    body: { CustomizationFile: file, ImportJobId: job, ...flags },
  });
  const { AsyncOperationId: operation } = started.body as { AsyncOperationId: string };
  await organization.jobs.idle();

  expect((await send('GET', `asyncoperations(${operation})?$select=statecode,statuscode`)).body).toMatchObject({
    statecode: 3,
    statuscode: 30,
  });
  expect((await send('GET', `importjobs(${job})?$select=progress,solutionname`)).body).toMatchObject({ progress: 100 });
  expect((await send('GET', `RetrieveFormattedImportJobResults(ImportJobId=${job})`)).text).toContain(
    'FormattedResults',
  );
  expect(await addBooks(send, 1)).toHaveLength(1);
  const { value } = (await send('GET', "solutions?$select=solutionid&$filter=uniquename eq 'ChangeTrackingSample'"))
    .body as { value: { solutionid: string }[] };
  expect(
    (await send('GET', "RetrieveDependenciesForUninstall(SolutionUniqueName='ChangeTrackingSample')")).body,
  ).toMatchObject({ value: [] });
  expect((await send('POST', 'PublishAllXml', { body: {} })).status).toBe(204);
  expect((await send('DELETE', `solutions(${value[0]?.solutionid ?? ''})`)).status).toBe(204);
  expect((await send('GET', 'sample_books')).status).toBe(404);
});

test('parameters that an action does not have, or that are missing or wrong, are refused', async () => {
  const { send } = startApi();
  const call = async (body: Record<string, unknown>) => (await send('POST', 'ImportSolution', { body })).status;
  const flags = { OverwriteUnmanagedCustomizations: true, PublishWorkflows: true };
  const unknown = await send('POST', 'ImportSolutionAsync', { body: { Nonsense: 1 } });
  expect(unknown.status).toBe(400);
  expect(unknown.text).toContain(
    "The parameter 'Nonsense' in the request payload is not a valid parameter for the operation 'ImportSolutionAsync'.",
  );
  expect(await call({ ...flags, CustomizationFile: 'UEs=' })).toBe(400);
  expect(await call({ ...flags, ImportJobId: 'x', CustomizationFile: 'UEs=' })).toBe(400);
  expect(await call({ ...flags, CustomizationFile: '!' })).toBe(400);
  expect(await call({ ConvertToManaged: true })).toBe(501);
});

test('a key whose index failed is built once more on request', async () => {
  const { send, organization } = startApi();
  await addBooks(send, 1);
  const body = { EntityLogicalName: 'sample_book', EntityKeyLogicalName: 'sample_bookcode' };
  const refusal = { status: 400, body: { error: { code: '0x80060897' } } };
  expect(await send('POST', 'ReactivateEntityKey', { body })).toMatchObject(refusal);
  await send('POST', 'sample_books', { body: { sample_name: 'Book 0' } });
  const key = organization.tables.require('sample_book').keys.get('sample_bookcode');
  if (key === undefined) throw new Error('The book table has no key.');
  organization.tables.alter('sample_book', {
    keys: [{ ...key, logicalName: 'by_name', columns: ['sample_name'], indexStatus: 'Pending' }],
  });
  await organization.jobs.idle();
  expect(organization.tables.require('sample_book').keys.get('by_name')?.indexStatus).toBe('Failed');

  const again = { EntityLogicalName: 'sample_book', EntityKeyLogicalName: 'by_name' };
  await send('DELETE', "sample_books(sample_bookcode='C0')");
  expect((await send('POST', 'ReactivateEntityKey', { body: again })).status).toBe(204);
  await organization.jobs.idle();
  expect(organization.tables.require('sample_book').keys.get('by_name')?.indexStatus).toBe('Active');
});

test('definitions are not patched', async () => {
  const { send } = startApi();
  const table = "EntityDefinitions(LogicalName='sample_book')";
  for (const path of [table, `${table}/Attributes(LogicalName='sample_name')`, `${table}/Keys(LogicalName='x')`]) {
    expect((await send('PATCH', path, { body: {} })).status).toBe(405);
  }
});

test('percent-encoded bytes of a query that are not UTF-8 are refused, and a lone percent sign stands', async () => {
  const { send } = startApi();
  expect((await send('GET', "sample_books?$filter=sample_name eq '%FF'")).status).toBe(400);
  expect((await send('GET', "sample_books?$filter=sample_name eq '50% %C3%A9'")).status).toBe(200);
});
