import { defineAction, defineFunction } from '../front/define-operation';
import { readImportParameters } from './import-parameters';
import { type ODataRequest } from '../front/request/odata-request';
import { functionArguments } from '../front/request/function-arguments';
import { badODataRequest } from '../front/response/odata-error';

/** Imports a solution package within the request. */
export const importSolution = defineAction('ImportSolution', {
  notServed: [
    'Tables, columns, alternate keys, many-to-one relationships and plug-ins are imported; everything else (forms, views, ribbons, workflows, many-to-many relationships, apps, …) is ignored, and the import job has a warning for each such root component.',
    'While a holding solution waits, updates and the removal of the solution below it are refused with 501.',
    'Holding solutions that are unmanaged are refused with 501.',
    'ConvertToManaged, ComponentParameters, and all of SolutionParameters but StageSolutionUploadId are refused with 501.',
    'A file beside an upload is refused with 501.',
  ],
  differs: [
    'Plug-in assemblies are stored in pluginassemblies, plugintypes and sdkmessageprocessingsteps (without message and table) and never run, so their steps are disabled.',
    'Plug-in assemblies and types that come without an id get one from their names.',
    'Dependencies on plug-ins are not checked.',
    'Dependencies on the 426 solutions that every environment has, on Basic, on any solution whose name begins with msdyn, msft_ or Microsoft, whoever made it, and on known tables of the platform count as met.',
    'A table of the platform that the emulator lacks is taken where the package only names it; columns, keys and change tracking for it are refused with 501, and so are the global choices of the platform but eleven.',
    'A package may grow a hundredfold from 16 MB on, up to 200 MB; a single file in it as much as deflate lets it.',
    'OverwriteUnmanagedCustomizations, PublishWorkflows, SkipProductUpdateDependencies, AsyncRibbonProcessing and SkipQueueRibbonJob are read and have no effect.',
    'solutioncomponents also lists what is ignored, and what has only a name under an id of the emulator.',
  ],
  inferred: [
    'A relationship whose CascadeDelete is none of the documented options (Cascade, RemoveLink, Restrict) removes the link.',
    'solutioncomponents lists the root components.',
    'solutioncomponents lists the parts of a table that comes without the rest.',
    'An update of any version is accepted, even of a lower one: only a holding solution must be higher (0x80048541).',
    'A holding solution without a solution to upgrade is refused, as recorded, with a code that is not recorded; a second holding solution is refused with the recorded 0x80048539.',
    'The components of a holding solution are applied as an update.',
  ],
  run: async (request, { solutions }) => {
    const staged = (uploadId: string): Uint8Array => solutions.staged(uploadId, request.caller);
    await solutions.importSolution(readImportParameters(request, 'required', staged), request.caller);
    return undefined;
  },
});

/** Imports a solution package in an asynchronous job. */
export const importSolutionAsync = defineAction('ImportSolutionAsync', {
  differs: [
    'The differences of ImportSolution apply.',
    'On-premises refuses ImportJobId and makes no import job, both as recorded.',
  ],
  run: (request, { organization, operations, solutions }) => {
    const importJobId = organization.deployment === 'online' ? 'optional' : 'unknown';
    const staged = (uploadId: string): Uint8Array => solutions.staged(uploadId, request.caller);
    const { asyncOperationId, importJobKey } = operations.startImport(organization, {
      solutions,
      request: readImportParameters(request, importJobId, staged),
      caller: request.caller,
    });
    return { AsyncOperationId: asyncOperationId, ImportJobKey: importJobKey };
  },
});

/** The report of an import as a spreadsheet. */
export const retrieveFormattedImportJobResults = defineFunction('RetrieveFormattedImportJobResults', {
  call: 'RetrieveFormattedImportJobResults(ImportJobId={id})',
  privilege: 'prvImportCustomization',
  differs: ['The workbook is shorter, with the same facts.'],
  run: (request, { solutions }) => ({ FormattedResults: solutions.formattedResults(requestedImportJob(request)) }),
});

/**
 * Whether an import passed, and its messages. The answer to an import that passed is recorded in the fixtures of
 * microsoft/terraform-provider-power-platform; messages are texts, as in the SDK.
 */
export const retrieveSolutionImportResult = defineFunction('RetrieveSolutionImportResult', {
  call: 'RetrieveSolutionImportResult(ImportJobId={id})',
  privilege: 'prvImportCustomization',
  differs: ['FormattedResults is the workbook of RetrieveFormattedImportJobResults.', 'ActionLink has no link.'],
  inferred: [
    'An import that is under way has not passed.',
    'There is one error message, that of the package, and a warning for each component that the emulator ignored.',
    'On-premises does not have the function, and answers 404.',
  ],
  availableOn: 'online',
  run: (request, { solutions }) => {
    const { isPassed, warnings, errors, formattedResults } = solutions.importResult(requestedImportJob(request));
    return {
      SolutionOperationResult: {
        FormattedResults: formattedResults,
        Type: 'Import',
        Status: isPassed ? 'Passed' : 'Failed',
        WarningMessages: warnings,
        ErrorMessages: errors,
        ActionLink: { Label: null, Target: null },
      },
    };
  },
});

function requestedImportJob(request: ODataRequest): string {
  const importJobId = functionArguments(request, ['ImportJobId']).get('ImportJobId');
  if (importJobId?.type !== 'guid') throw badODataRequest('ImportJobId must be a GUID without quotes.');
  return importJobId.value;
}
