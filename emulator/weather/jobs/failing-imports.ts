import { bothProtocols, deviatingInOperations } from '../../defects/defect';
import { DataverseFault } from '../../engine/dataverse-fault';
import { jobTypes } from '../../engine/system-tables/jobs';
import { newGuid } from '../../engine/values/guid';
import { type ImportStart } from '../../operations/solutions';
import { type OrganizationView } from '../../engine/organization-view';
import { type Variation } from '../variation';

/** A job that comes to nothing, and leaves no row of an import job. */
export const failingJob = (
  { jobs }: OrganizationView,
  { caller }: Pick<ImportStart, 'caller'>,
  run: () => void | Promise<void>,
): { asyncOperationId: string; importJobKey: string } => ({
  asyncOperationId: jobs.start({ type: jobTypes.importSolution, name: 'Import Solution', caller, run }),
  importJobKey: newGuid(),
});

const failing = (what: string, description: string, code: number, message: string): Variation => ({
  name: `import-fails-${what}`,
  description: `Every import's job fails ${description}, and leaves no import job.`,
  protocols: bothProtocols,
  ends: 'inconclusive',
  start: () =>
    deviatingInOperations(() => ({
      startImport: (organization, start) =>
        failingJob(organization, start, () => {
          throw new DataverseFault(500, code, message);
        }),
    })),
});

/** Jobs that fail before there is a row of an import job: only errorcode, message and friendlymessage of the system job tell why. */
export const failingImports: readonly Variation[] = [
  // The beginning of the text is recorded; the rest is of the recorded text of another endpoint. Ids are made up.
  failing(
    'for-a-privilege',
    'for want of a privilege',
    0x80040220,
    'SecLib::CheckPrivilege failed. User: 5d2b8f0a-6c1e-4f7d-9a3b-1e0c7f4a2d66, PrivilegeName: prvCreateEntity, PrivilegeId: 6f8b0a1c-2d3e-4a5b-8c7d-9e0f1a2b3c4d, Required Depth: Basic, BusinessUnitId: 0c9e8d7f-6a5b-4c3d-8e1f-2a3b4c5d6e7f, MetadataCache Privileges Count: 5310, User Privileges Count: 465',
  ),
  // Recorded as known by its code alone. The text is that of the import job, which here is not there.
  failing('for-dependencies', 'for missing dependencies, told by the code alone', 0x8004801d, 'ImportSolution failed.'),
  // Documented that enforcement blocks an import; neither code nor words are recorded: both are the emulator's.
  failing(
    'in-solution-checker',
    'by the solution checker of a managed environment',
    0x80048033,
    'The import was blocked: solution checker enforcement of this managed environment found critical issues in the solution.',
  ),
  failing('unexpectedly', 'of an unexpected error', 0x80040216, 'An unexpected error occurred.'),
];
