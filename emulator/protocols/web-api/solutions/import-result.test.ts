import { expect, test } from '@playwright/test';
import { buildPackage, type PackageDraft } from '../../../solutions/testing/package-builder';
import { type Answer, type Send, startApi } from '../testing/api';

const jobId = '11111111-2222-4333-8444-555555555555';

const importing = (send: Send, draft: PackageDraft): Promise<Answer> =>
  send('POST', 'ImportSolution', {
    body: {
      CustomizationFile: Buffer.from(buildPackage(draft)).toString('base64'),
      ImportJobId: jobId,
      OverwriteUnmanagedCustomizations: false,
      PublishWorkflows: false,
    },
  });
const resultOf = async (send: Send): Promise<unknown> =>
  (await send('GET', `RetrieveSolutionImportResult(ImportJobId=${jobId})`)).body;

test('the result of an import that passed has the recorded members, and warns of what was ignored', async () => {
  const { send } = startApi();
  await importing(send, {
    roots: [],
    tables: [],
    moreRoots: '<RootComponent type="29" id="{bc8d80e0-0000-4000-8000-000000000003}" />',
  });
  expect(await resultOf(send)).toEqual({
    '@odata.context':
      'https://contoso.example/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.RetrieveSolutionImportResultResponse',
    SolutionOperationResult: {
      FormattedResults: expect.stringContaining('urn:schemas-microsoft-com:office:spreadsheet'),
      Type: 'Import',
      Status: 'Passed',
      WarningMessages: ['The emulator has ignored this component of type 29.'],
      ErrorMessages: [],
      ActionLink: { Label: null, Target: null },
    },
  });
});

test('the result of an import that failed says why', async () => {
  const { send } = startApi();
  const { body } = await importing(send, { uniqueName: 'Default' });
  const { message } = (body as { error: { message: string } }).error;
  expect(await resultOf(send)).toMatchObject({
    SolutionOperationResult: { Status: 'Failed', ErrorMessages: [message], WarningMessages: [] },
  });
});

test('an import under way has not passed, and one that is not there is not found', async () => {
  const { send, solutions, organization } = startApi({ jobDelay: 1000 });
  expect((await send('GET', `RetrieveSolutionImportResult(ImportJobId=${jobId})`)).status).toBe(404);
  expect((await send('GET', "RetrieveSolutionImportResult(ImportJobId='x')")).status).toBe(400);
  solutions.importSolutionAsync(
    { customizationFile: buildPackage({ tables: [] }), importJobId: jobId },
    organization.system,
  );
  await expect
    .poll(() => resultOf(send), { intervals: [10] })
    .toMatchObject({ SolutionOperationResult: { Status: 'Failed', ErrorMessages: [] } });
  organization.close();
});
