import { expect, test } from '@playwright/test';
import { defineColumn } from '../../engine/tables/system-columns';
import { newGuid } from '../../engine/values/guid';
import { buildPackage, keyXml, tableXml } from '../../solutions/testing/package-builder';
import { columnsXml, pair, referenceXml, type Service, startService, typed } from './testing/service';

const shelves = buildPackage({
  uniqueName: 'Shelves',
  tables: [tableXml('sample_shelf', { keys: [keyXml('sample_bookcode', ['sample_bookcode'])] })],
});
const flag = (name: string, value: boolean): string => pair(name, typed('x:boolean', String(value)));
const importXml = (jobId: string, file = shelves): string =>
  flag('OverwriteUnmanagedCustomizations', false) +
  flag('PublishWorkflows', true) +
  pair('CustomizationFile', typed('x:base64Binary', Buffer.from(file).toString('base64'))) +
  pair('ImportJobId', typed('g:guid', jobId)) +
  flag('SkipProductUpdateDependencies', false);

const reference = (table: string, id: string): string =>
  pair('Target', typed('a:EntityReference', referenceXml(table, id)));
const solutionId = ({ organization }: Service): string => {
  const found = [...organization.rows.scan('solution')].find(({ values }) => values.get('uniquename') === 'Shelves');
  return found?.id ?? '';
};

test('a solution is imported, its key watched, and the solution deleted', async () => {
  const service = startService();
  const { execute, organization } = service;
  const jobId = newGuid();

  const imported = await execute('ImportSolution', importXml(jobId));
  expect([imported.status, imported.all('Results')[0]?.children]).toEqual([200, []]);
  expect(organization.rows.get('importjob', jobId)).toBeDefined();
  expect((await execute('ImportSolution', importXml(jobId))).status).toBe(500);

  await organization.jobs.idle();
  const key =
    pair('EntityLogicalName', typed('x:string', 'sample_shelf')) +
    pair('EntityKeyLogicalName', typed('x:string', 'sample_bookcode'));
  expect(organization.tables.require('sample_shelf').keys.get('sample_bookcode')?.indexStatus).toBe('Active');
  expect((await execute('ReactivateEntityKey', key)).first('ErrorCode')).toBe(String(0x80060897 | 0));
  expect((await execute('PublishAllXml')).status).toBe(200);

  expect((await execute('Delete', reference('solution', solutionId(service)))).status).toBe(200);
  expect(organization.tables.byName('sample_shelf')).toBeUndefined();
});

test('an asynchronous import is followed by its job', async () => {
  const { execute, organization } = startService();

  const answer = await execute('ImportSolutionAsync', importXml('00000000-0000-0000-0000-000000000000'));
  expect(answer.all('key').map(({ text }) => text)).toEqual(['AsyncOperationId', 'ImportJobKey']);
  const operation = answer.first('value') ?? '';
  await organization.jobs.idle();

  const job = await execute(
    'Retrieve',
    reference('asyncoperation', operation) +
      pair('ColumnSet', typed('a:ColumnSet', columnsXml('statecode', 'statuscode'))),
  );
  expect(job.all('Value').map(({ text }) => text)).toEqual(['3', '30']);
  expect(organization.tables.byName('sample_shelf')).toBeDefined();
});

test('an import without what it needs, or with what is not served, is refused by name', async () => {
  const { execute } = startService();
  const whole = importXml(newGuid());
  const messageFor = async (parameters: string) => (await execute('ImportSolution', parameters)).first('Message');

  expect(await messageFor(flag('PublishWorkflows', true))).toContain("'CustomizationFile' is missing");
  expect(await messageFor(whole + flag('ConvertToManaged', true))).toContain("The parameter 'ConvertToManaged'");
  expect(await messageFor(whole.replace(/(base64Binary">)[^<]*/, '$1*no base64*'))).toContain(
    'not a valid base64Binary',
  );
});

const solutionName = (name: string): string => pair('SolutionUniqueName', typed('x:string', name));

test('a holding solution is put in the place of the one that it upgrades', async () => {
  const { execute, organization } = startService();
  const newer = buildPackage({ uniqueName: 'Shelves', version: '2.0.0.0', tables: [tableXml('sample_shelf')] });
  await execute('ImportSolution', importXml(newGuid()));
  expect((await execute('ImportSolution', importXml(newGuid(), newer) + flag('HoldingSolution', true))).status).toBe(
    200,
  );

  const promoted = await execute('DeleteAndPromote', pair('UniqueName', typed('x:string', 'Shelves')));

  const { values } = organization.rows.retrieve('solution', promoted.first('value') ?? '');
  expect([values.get('uniquename'), values.get('version')]).toEqual(['Shelves', '2.0.0.0']);
});

test('a solution that nothing needs is uninstalled in a job', async () => {
  const { execute, organization } = startService();
  await execute('ImportSolution', importXml(newGuid()));

  expect((await execute('RetrieveDependenciesForUninstall', solutionName('Shelves'))).all('Entity')).toEqual([]);
  const job = await execute('UninstallSolutionAsync', solutionName('Shelves'));
  await organization.jobs.idle();

  expect(organization.rows.get('asyncoperation', job.first('value') ?? '')?.values.get('statuscode')).toBe(30);
  expect(organization.tables.byName('sample_shelf')).toBeUndefined();
  expect((await execute('UninstallSolutionAsync', solutionName('Shelves'))).status).toBe(500);
});

test('what needs a solution is listed, and its uninstall fails', async () => {
  const { execute, organization } = startService();
  await execute('ImportSolution', importXml(newGuid()));
  const { metadataId } = organization.tables.require('sample_shelf');
  const relationship = {
    schemaName: 'sample_book_shelf',
    referencingTable: 'sample_book',
    referencingColumn: 'sample_shelf',
    referencedTable: 'sample_shelf',
  };
  const lookup = defineColumn('sample_shelf', 'lookup', { targets: ['sample_shelf'], isCustom: true });
  organization.tables.alter('sample_book', { columns: [lookup], relationships: [relationship] });

  const needed = await execute('RetrieveDependenciesForUninstall', solutionName('Shelves'));
  const job = await execute('UninstallSolutionAsync', solutionName('Shelves'));
  await organization.jobs.idle();

  expect(needed.all('ExecuteResult').map(({ type }) => type?.namespace)).toEqual([
    'http://schemas.microsoft.com/crm/2011/Contracts',
  ]);
  expect(needed.all('Entity')).toHaveLength(1);
  expect(needed.first('EntityName')).toBe('dependency');
  expect(needed.text).toContain(metadataId);
  expect(organization.rows.get('asyncoperation', job.first('value') ?? '')?.values.get('statuscode')).toBe(31);
  expect(organization.tables.byName('sample_shelf')).toBeDefined();
});

test('an export is refused: the emulator cannot write the package that an environment would', async () => {
  const { execute } = startService();
  const answer = await execute('ExportSolution', pair('SolutionName', typed('x:string', 'Shelves')));
  expect(answer.first('ErrorCode')).toBe(String(0x80004001 | 0));
  expect(answer.first('Message')).toContain("The message 'ExportSolution'");
});
