import { expect, test } from '@playwright/test';
import { buildPackage, type PackageDraft, tableXml } from '../../../solutions/testing/package-builder';
import { type Send, startApi } from '../testing/api';

const job = '33333333-3333-3333-3333-333333333333';
const flags = { OverwriteUnmanagedCustomizations: true, PublishWorkflows: true };
const shelf = tableXml('sample_shelf');
const lamp = tableXml('sample_lamp');
const file = (draft: PackageDraft): string => Buffer.from(buildPackage(draft)).toString('base64');
const version = (version: string, tables: readonly string[]): PackageDraft => ({
  uniqueName: 'Rooms',
  version,
  tables,
});

const stage = async (send: Send, draft: PackageDraft): Promise<Record<string, unknown>> => {
  const answer = await send('POST', 'StageSolution', { body: { CustomizationFile: file(draft) } });
  expect(answer.status, answer.text).toBe(200);
  return (answer.body as { StageSolutionResults: Record<string, unknown> }).StageSolutionResults;
};
const rooms = async (send: Send): Promise<unknown> =>
  (await send('GET', "solutions?$select=uniquename,version&$filter=startswith(uniquename,'Rooms')&$orderby=uniquename"))
    .body;

test('a package is staged, imported by its upload as a holding solution, and promoted', async () => {
  const { send, organization } = startApi();
  const body = { CustomizationFile: file(version('1.0.0.0', [shelf])), ImportJobId: job, ...flags };
  expect((await send('POST', 'ImportSolution', { body })).status).toBe(204);

  const staged = await stage(send, version('2.0.0.0', [lamp]));
  expect(staged).toMatchObject({
    StageSolutionStatus: 'Passed',
    SolutionValidationResults: [],
    MissingDependencies: [],
    SolutionDetails: {
      SolutionUniqueName: 'Rooms',
      SolutionVersion: '2.0.0.0',
      IsManaged: true,
      HasPendingUpgrade: false,
      PreviousSolutionVersion: '1.0.0.0',
      PreviousIsManaged: true,
      PreviousPublisherUniqueName: 'samples',
    },
  });
  expect((await send('GET', 'sample_lamps')).status).toBe(404);

  const upload = { StageSolutionUploadId: staged['StageSolutionUploadId'] };
  const holding = { ...flags, SolutionParameters: upload, HoldingSolution: true, CustomizationFile: '' };
  expect((await send('POST', 'ImportSolutionAsync', { body: holding })).status).toBe(200);
  await organization.jobs.idle();
  expect(await rooms(send)).toMatchObject({
    value: [
      { uniquename: 'Rooms', version: '1.0.0.0' },
      { uniquename: 'Rooms_Upgrade', version: '2.0.0.0' },
    ],
  });
  expect((await send('GET', 'sample_shelfs')).status).toBe(200);
  expect(await stage(send, version('3.0', [lamp]))).toMatchObject({ SolutionDetails: { HasPendingUpgrade: true } });

  const promoted = await send('POST', 'DeleteAndPromote', { body: { UniqueName: 'Rooms' } });
  const { SolutionId: id } = promoted.body as { SolutionId: string };
  expect(await rooms(send)).toMatchObject({ value: [{ uniquename: 'Rooms', version: '2.0.0.0', solutionid: id }] });
  expect((await send('GET', 'sample_shelfs')).status).toBe(404);
  expect((await send('GET', 'sample_lamps')).status).toBe(200);
});

test('a package that cannot be imported is answered with why, and without an upload', async () => {
  const { send } = startApi();
  expect(await stage(send, { tables: [tableXml('book')] })).toMatchObject({
    StageSolutionUploadId: '00000000-0000-0000-0000-000000000000',
    StageSolutionStatus: 'Failed',
    SolutionValidationResults: [{ SolutionValidationResultType: 'Error', ErrorCode: 0x80048062 | 0 }],
    SolutionDetails: { PreviousSolutionVersion: null, PreviousIsManaged: false },
  });
  const broken = { CustomizationFile: Buffer.from('broken').toString('base64') };
  expect(await send('POST', 'StageSolution', { body: broken })).toMatchObject({
    status: 400,
    body: { error: { code: '0x80048060' } },
  });
});

test('uploads that do not exist, files beside an upload, and solution parameters that are not modelled are refused', async () => {
  const { send } = startApi();
  const call = async (more: Record<string, unknown>) =>
    (await send('POST', 'ImportSolution', { body: { ...flags, ImportJobId: job, ...more } })).status;
  const upload = (await stage(send, version('1.0', [shelf])))['StageSolutionUploadId'];
  expect(await call({ SolutionParameters: { StageSolutionUploadId: job } })).toBe(404);
  expect(await call({ SolutionParameters: { StageSolutionUploadId: 'x' } })).toBe(400);
  expect(await call({ SolutionParameters: { Nonsense: 1 } })).toBe(400);
  expect(await call({ SolutionParameters: 'x' })).toBe(400);
  expect(await call({ SolutionParameters: {} })).toBe(400);
  expect(await call({ SolutionParameters: { SolutionComponentOptions: [{}] }, CustomizationFile: 'UEs=' })).toBe(501);
  expect(await call({ SolutionParameters: { StageSolutionUploadId: upload }, CustomizationFile: 'UEs=' })).toBe(501);
  expect(await call({ SolutionParameters: { StageSolutionUploadId: upload } })).toBe(204);
  expect((await send('POST', 'DeleteAndPromote', { body: {} })).status).toBe(400);
  expect((await send('POST', 'DeleteAndPromote', { body: { UniqueName: 'Rooms' } })).status).toBe(404);
});
