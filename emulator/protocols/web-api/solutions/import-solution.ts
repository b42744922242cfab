import { readImportParameters } from './import-parameters';
import { isAction } from '../front/match';
import { empty } from '../front/response/odata-response';
import { type Operation } from '../front/operation';

const ACTION = 'ImportSolution';

/** Imports a solution package within the request. */
export const importSolution: Operation = {
  operation: 'POST ImportSolution',
  name: ACTION,
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/importsolution',
  fidelity: 'partial',
  differs:
    'Tables, columns, alternate keys and many-to-one relationships are imported. Plug-in assemblies are stored in pluginassemblies, plugintypes and sdkmessageprocessingsteps (without message and table) and never run, so that their steps are disabled; dependencies on them are not looked at. All else (forms, views, ribbons, workflows, many-to-many relationships, apps, …) is left aside: the import job has a warning for each such root component. OverwriteUnmanagedCustomizations, PublishWorkflows, SkipProductUpdateDependencies, AsyncRibbonProcessing and SkipQueueRibbonJob are read and have no effect. solutioncomponents lists the root components, and the parts of a table that comes without the rest (both inferred); what is left aside, too, and what has only a name under an id of the emulator. An update of any version is taken, also of a lower one (inferred): only a holding solution must be higher (0x80048541). It is recorded that a second holding solution is refused (0x80048539), and that one without a solution to upgrade is; the code of the latter, and that Dataverse applies the components of a holding solution as an update, are inferred. While it waits, updates and the removal of the solution below it are 501, as are holding solutions that are unmanaged. ConvertToManaged, ComponentParameters, and of SolutionParameters all but StageSolutionUploadId are refused with 501; so is a file beside an upload.',
  matches: isAction(ACTION),
  handle: async ({ body, caller }, { solutions }) => {
    const staged = (uploadId: string): Uint8Array => solutions.staged(uploadId, caller);
    await solutions.importSolution(readImportParameters(ACTION, body(ACTION), 'required', staged), caller);
    return empty();
  },
};
