import { strToU8, zipSync } from 'fflate';
import type { Answer, ScriptedEnvironment } from '../../testing/scripted-environment';
import { type BegunImport, importSolution } from '../import/import-solution';
import type { SolutionPackage } from '../read-package';

export const solutionId = '0c5b2a5e-1111-4f9e-8f2a-3b1c2d3e4f50';
export const otherSolutionId = '0c5b2a5e-2222-4f9e-8f2a-3b1c2d3e4f50';
const asyncOperationId = 'aaaaaaaa-0000-4000-8000-000000000001';

type Manifest = { uniqueName?: string; managed?: string; table?: string; xml?: string };

/** For unit tests: the bytes of a solution package. */
export function zipOf({
  uniqueName = 'ChangeTrackingSample',
  managed = '1',
  table = 'sample_book',
  xml,
}: Manifest = {}) {
  const manifest = `\uFEFF<?xml version="1.0" encoding="utf-8"?>
<ImportExportXml version="9.2.0.0"><SolutionManifest>
  <UniqueName>${uniqueName}</UniqueName><Version>1.0.0.0</Version><Managed>${managed}</Managed>
  <RootComponents><RootComponent type="1" schemaName="${table}" behavior="0" /><RootComponent type="60" id="{f}" /></RootComponents>
  <MissingDependencies /></SolutionManifest></ImportExportXml>`;
  return zipSync({
    'customizations.xml': strToU8('<ImportExportXml />'),
    '[Content_Types].xml': strToU8('<Types />'),
    'solution.xml': strToU8(xml ?? manifest),
  });
}

/** For unit tests: a package as it comes out of {@link zipOf}. */
export const samplePackage: SolutionPackage = {
  file: 'sample.zip',
  bytes: zipOf(),
  uniqueName: 'ChangeTrackingSample',
  version: '1.0.0.0',
  isManaged: true,
  tables: ['sample_book'],
};

/** The answer to a look-up of a solution that is installed, as managed unless told otherwise. */
export const installed = (id = solutionId, ismanaged = true): Answer => ({
  body: { value: [{ solutionid: id, uniquename: 'ChangeTrackingSample', version: '1.0.0.0', ismanaged }] },
});
export const notInstalled: Answer = { body: { value: [] } };

/** The answer to a read of a system job. */
export const job = (statecode: number, statuscode: number, more: object = {}): Answer => ({
  body: { statecode, statuscode, ...more },
});

export const successXml =
  '<importexportxml progress="80" processed="true"><solutionManifests><solutionManifest LocalizedName="Sample"><results />' +
  '<result result="success" errorcode="0" errortext="" /></solutionManifest></solutionManifests></importexportxml>';
export const importedJob: Answer = {
  body: { progress: 100, completedon: '2026-01-01T00:00:00Z', data: successXml },
};

/** Lets an import succeed at once, as a job. */
export const withImport = (environment: ScriptedEnvironment): ScriptedEnvironment =>
  environment
    .on('POST ImportSolutionAsync', { body: { AsyncOperationId: asyncOperationId, ImportJobKey: 'key' } })
    .on('GET asyncoperations(', job(0, 0), job(3, 30))
    .on('GET importjobs(', importedJob);

/** Lets an uninstall succeed at once. */
export const withUninstall = (environment: ScriptedEnvironment): ScriptedEnvironment =>
  environment.on('GET RetrieveDependenciesForUninstall', { body: { value: [] } }).on('DELETE solutions(', {});

/** Imports the sample's package, and hands out what the ledger would be told. */
export function importInto({ client }: ScriptedEnvironment) {
  const notes: BegunImport[] = [];
  let refused = 0;
  const outcome = importSolution(client, samplePackage, {
    timeout: 20 * 60_000,
    note: begun => notes.push(begun),
    noteRefused: () => {
      refused += 1;
    },
  });
  return { notes, refused: () => refused, outcome };
}
