import { expect, test } from '@playwright/test';
import { parseAnnotationFilter } from '../../front/response/annotation-filter';
import { startApi } from '../../testing/api';
import { addPeople } from '../../testing/people';
import { linkOf, pageOf } from '../../testing/tracked';

const all = { prefer: 'odata.include-annotations="*"' };
const F = '@OData.Community.Display.V1.FormattedValue';
const L = '@Microsoft.Dynamics.CRM.lookuplogicalname';
const N = '@Microsoft.Dynamics.CRM.associatednavigationproperty';

test('values come with the text that people read', async () => {
  const { send } = startApi();
  const { contoso, ada } = await addPeople(send);
  await send('PATCH', `accounts(${contoso})`, { body: { industrycode: 6, creditonhold: true } });
  const answer = await send('GET', `accounts(${contoso})`, { headers: all });
  expect(answer.headers.get('preference-applied')).toBe('odata.include-annotations="*"');
  const row = answer.body as Record<string, unknown>;
  expect(row).toMatchObject({
    [`revenue${F}`]: '$1,234,567.50',
    [`numberofemployees${F}`]: '12,345',
    [`industrycode${F}`]: 'Business Services',
    [`creditonhold${F}`]: 'Yes',
    [`statecode${F}`]: 'Active',
    [`versionnumber${F}`]: Number(row['versionnumber']).toLocaleString('en-US'),
    [`createdon${F}`]: expect.stringMatching(/^\d{1,2}\/\d{1,2}\/\d{4} \d{1,2}:\d{2} [AP]M$/),
    [`_primarycontactid_value${F}`]: 'Ada Lovelace',
  });
  expect(row).not.toHaveProperty([`name${F}`]);
  expect(row).not.toHaveProperty([`accountnumber${F}`]);
  const imported = await send('POST', 'accounts', {
    body: { name: 'Old', overriddencreatedon: '2020-01-02T10:00:00Z' },
    headers: { prefer: 'return=representation,odata.include-annotations="*"' },
  });
  expect(imported.body).toMatchObject({ [`createdon${F}`]: '1/2/2020 10:00 AM' });
  expect(imported.body).toHaveProperty([`overriddencreatedon${F}`], expect.stringMatching(/^\d+\/\d+\/\d{4}$/));
  const birthday = await send('GET', `contacts(${ada})?$select=birthdate`, { headers: all });
  expect(birthday.body).toMatchObject({ birthdate: '1815-12-10', [`birthdate${F}`]: '12/10/1815' });
});

test('lookups name the table and the navigation property they lead to', async () => {
  const { send } = startApi();
  const { ada, book } = await addPeople(send);
  expect((await send('GET', `contacts(${ada})`, { headers: all })).body).toMatchObject({
    [`_parentcustomerid_value${L}`]: 'account',
    [`_parentcustomerid_value${N}`]: 'parentcustomerid_account',
    [`_parentcustomerid_value${F}`]: 'Contoso',
    [`_ownerid_value${L}`]: 'systemuser',
    [`_ownerid_value${N}`]: 'ownerid',
  });
  expect((await send('GET', `sample_books(${book})`, { headers: all })).body).toMatchObject({
    [`_sample_publisher_value${N}`]: 'sample_publisher',
  });
});

test('only what is asked for is annotated', async () => {
  const { send } = startApi();
  const { ada } = await addPeople(send);
  const suffixes = async (asked?: string) => {
    const headers: Record<string, string> = asked === undefined ? {} : { prefer: `odata.include-annotations=${asked}` };
    const { body } = await send('GET', `contacts(${ada})?$select=_parentcustomerid_value`, { headers });
    return Object.keys(body as object).flatMap(name => /^_.*?(@.*)$/.exec(name)?.[1] ?? []);
  };
  expect(await suffixes()).toEqual([]);
  expect((await suffixes('"*"')).sort()).toEqual([N, L, F].sort());
  expect(await suffixes('"OData.Community.Display.V1.FormattedValue"')).toEqual([F]);
  expect(await suffixes('OData.Community.Display.V1.FormattedValue')).toEqual([F]);
  expect((await suffixes('"Microsoft.Dynamics.CRM.*"')).sort()).toEqual([N, L].sort());
  expect(await suffixes('"*,-Microsoft.Dynamics.CRM.*"')).toEqual([F]);
  expect(await suffixes('"Microsoft.Dynamics.CRM.*,-Microsoft.Dynamics.CRM.lookuplogicalname"')).toEqual([N]);
  expect(await suffixes('"-*"')).toEqual([]);
  expect(parseAnnotationFilter('-a.b,a.*').includes('a.b')).toBe(false);
  expect(parseAnnotationFilter('-*,a.b').includes('a.b')).toBe(true);
  expect(parseAnnotationFilter('a.b,-a.b').includes('a.b')).toBe(false);
  const nested = parseAnnotationFilter('a.*,-a.b.*,a.b.c.*');
  expect(['a.x', 'a.b.x', 'a.b.c.x'].map(term => nested.includes(term))).toEqual([true, false, true]);
});

test('tracked reads and expanded rows are also annotated', async () => {
  const { send } = startApi();
  const { contoso, ada } = await addPeople(send);
  const headers = { prefer: 'odata.track-changes,odata.include-annotations="*"' };
  const first = await send('GET', 'accounts?$select=statecode', { headers });
  expect(pageOf(first).value[0]).toMatchObject({ [`statecode${F}`]: 'Active' });
  expect(first.headers.get('preference-applied')).toBe('odata.track-changes,odata.include-annotations="*"');
  await send('PATCH', `accounts(${contoso})`, { body: { statecode: 1 } });
  expect(pageOf(await send('GET', linkOf(first), { headers: all })).value).toMatchObject([
    { accountid: contoso, [`statecode${F}`]: 'Inactive' },
  ]);
  const expanded = await send('GET', `accounts(${contoso})?$expand=primarycontactid($select=_createdby_value)`, {
    headers: all,
  });
  expect(expanded.body).toMatchObject({ primarycontactid: { contactid: ada, [`_createdby_value${L}`]: 'systemuser' } });
  const written = await send('PATCH', `accounts(${contoso})?$select=statecode`, {
    body: { statecode: 0 },
    headers: { prefer: 'return=representation,odata.include-annotations="*"' },
  });
  expect(written.body).toMatchObject({ [`statecode${F}`]: 'Active' });
});

test('a list tells the total count, and errors tell more', async () => {
  const { send } = startApi();
  await addPeople(send);
  expect((await send('GET', 'accounts?$select=name', { headers: all })).body).toMatchObject({
    '@Microsoft.Dynamics.CRM.totalrecordcount': -1,
    '@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded': false,
  });
  expect((await send('GET', 'accounts?$count=true&$top=1', { headers: all })).body).toMatchObject({
    '@odata.count': 2,
    '@Microsoft.Dynamics.CRM.totalrecordcount': 2,
  });
  const missing = 'accounts(00000000-0000-0000-0000-000000000001)';
  expect((await send('GET', missing, { headers: all })).body).toMatchObject({
    error: {
      code: '0x80040217',
      '@Microsoft.PowerApps.CDS.ErrorDetails.OperationStatus': '0',
      '@Microsoft.PowerApps.CDS.HelpLink': expect.stringContaining('CrmException%3a80040217&client=platform'),
      '@Microsoft.PowerApps.CDS.InnerError.Message': expect.stringContaining('Does Not Exist'),
    },
  });
  expect(Object.keys(((await send('GET', missing)).body as { error: object }).error)).toEqual(['code', 'message']);
});
