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
  differs: {
    notServed: [
      'Tables, columns, alternate keys, many-to-one relationships and plug-ins are imported; everything else (forms, views, ribbons, workflows, many-to-many relationships, apps, …) is ignored, and the import job has a warning for each such root component.',
      'While a holding solution waits, updates and the removal of the solution below it are refused with 501.',
      'Holding solutions that are unmanaged are refused with 501.',
      'ConvertToManaged, ComponentParameters, and all of SolutionParameters but StageSolutionUploadId are refused with 501.',
      'A file beside an upload is refused with 501.',
    ],
    differs: [
      'Plug-in assemblies are stored in pluginassemblies, plugintypes and sdkmessageprocessingsteps (without message and table) and never run, so their steps are disabled.',
      'Dependencies on plug-ins are not checked.',
      'OverwriteUnmanagedCustomizations, PublishWorkflows, SkipProductUpdateDependencies, AsyncRibbonProcessing and SkipQueueRibbonJob are read and have no effect.',
      'solutioncomponents also lists what is ignored, and what has only a name under an id of the emulator.',
    ],
    inferred: [
      'solutioncomponents lists the root components.',
      'solutioncomponents lists the parts of a table that comes without the rest.',
      'An update of any version is accepted, even of a lower one: only a holding solution must be higher (0x80048541).',
      'A holding solution without a solution to upgrade is refused, as recorded, with a code that is not recorded; a second holding solution is refused with the recorded 0x80048539.',
      'The components of a holding solution are applied as an update.',
    ],
  },
  matches: isAction(ACTION),
  handle: async ({ body, caller }, { solutions }) => {
    const staged = (uploadId: string): Uint8Array => solutions.staged(uploadId, caller);
    await solutions.importSolution(readImportParameters(ACTION, body(ACTION), 'required', staged), caller);
    return empty();
  },
};
