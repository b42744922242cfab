import { type DataverseFault } from '../../../engine/dataverse-fault';
import { componentTypes, type RootComponent, type SolutionPackage } from '../../package/solution-package';
import { xmlMarkup, xmlTextMarkup } from '../../../xml/markup';

/** How far an import came. Times are milliseconds since 1970. */
type ImportRecord = {
  readonly solution: SolutionPackage;
  readonly startedAt: number;
  readonly stoppedAt: number | null;
  /** Absent while the import is under way, null when it succeeded. */
  readonly fault?: DataverseFault | null;
  /** Whether the organization has, after a success, what the package lists. */
  readonly isHeld: (root: RootComponent) => boolean;
};

/** 100 ns since the year 1, as .NET counts. */
const importJobTicks = (milliseconds: number): string =>
  (BigInt(milliseconds) * 10_000n + 621_355_968_000_000_000n).toString();

type Attributes = Readonly<Record<string, string | undefined>>;

/**
 * `importjob.data`, with one result for each thing the import dealt with; what it did not reach says `processed="false"`.
 * The root's progress says 80 after a success: so it is recorded, and it proves nothing.
 * Shape recorded on live environments; see also
 * https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/importjob
 */
export function importJobData(record: ImportRecord): string {
  const { solution, startedAt, stoppedAt, fault, isHeld } = record;
  const isDone = fault === null;
  const processed = String(isDone);
  const resultFor = (root: RootComponent): string => {
    if (!isDone) return '';
    return isHeld(root) ? resultOfImport(record) : ignoredImportResult(record, root.type);
  };
  const tables = solution.tables.map(({ logicalName, schemaName, settings }) => {
    const name = settings?.displayName ?? schemaName;
    const root = { type: componentTypes.table, schemaName: logicalName, id: null, behavior: 0 };
    const named = { id: logicalName, LocalizedName: name, OriginalName: name };
    return xmlMarkup('entity', { ...named, processed }, resultFor(root));
  });
  const optionSets = Array.from(solution.optionSets.keys(), name =>
    xmlMarkup(
      'optionSet',
      { id: name, LocalizedName: name, Description: '', processed },
      isDone ? resultOfImport(record) : '',
    ),
  );
  const roots = solution.rootComponents.map(root =>
    xmlMarkup('rootComponent', { id: root.schemaName ?? root.id ?? '', processed }, resultFor(root)),
  );
  return xmlMarkup(
    'importexportxml',
    {
      start: importJobTicks(startedAt),
      stop: stoppedAt === null ? undefined : importJobTicks(stoppedAt),
      progress: isDone ? '80' : '0',
      processed,
      ...(fault != null && { succeeded: 'failure', status: fault.message }),
    },
    xmlMarkup('solutionManifests', {}, importJobManifest(record)),
    xmlMarkup('entities', {}, ...tables),
    xmlMarkup('optionSets', {}, ...optionSets),
    xmlMarkup('rootComponents', {}, ...roots),
  );
}

function importJobManifest(record: ImportRecord): string {
  const { solution, fault } = record;
  const { uniqueName, friendlyName, description, publisher } = solution;
  const label = (name: string, text: string): string => xmlMarkup(name, { description: text, languagecode: '1033' });
  return xmlMarkup(
    'solutionManifest',
    { languagecode: '1033', id: uniqueName, LocalizedName: friendlyName, processed: String(fault !== undefined) },
    xmlTextMarkup('UniqueName', uniqueName),
    xmlMarkup('LocalizedNames', {}, label('LocalizedName', friendlyName)),
    xmlMarkup('Descriptions', {}, label('Description', description)),
    xmlTextMarkup('Version', solution.version),
    xmlTextMarkup('Managed', solution.isManaged ? '1' : '0'),
    xmlMarkup('Publisher', {}, xmlTextMarkup('UniqueName', publisher.uniqueName)),
    xmlMarkup('results'),
    fault === undefined ? '' : resultOfImport(record),
  );
}

/** Nothing that does not exist may be reported as a success. */
function ignoredImportResult(record: ImportRecord, type: number): string {
  const errortext = `The emulator has ignored this component${Number.isNaN(type) ? '' : ` of type ${type}`}.`;
  return xmlMarkup('result', { result: 'warning', errorcode: '0', errortext, ...timesOfImport(record) });
}

function timesOfImport({ stoppedAt, startedAt }: ImportRecord): Attributes {
  const at = stoppedAt ?? startedAt;
  return { datetime: new Date(at).toISOString().slice(11, 22), datetimeticks: importJobTicks(at) };
}

function resultOfImport(record: ImportRecord): string {
  const { fault, solution } = record;
  const when = timesOfImport(record);
  if (fault == null) return xmlMarkup('result', { result: 'success', errorcode: '0', errortext: '', ...when });
  const parameters = [solution.uniqueName, fault.message, 'False'].map(text => xmlTextMarkup('parameter', text));
  return xmlMarkup(
    'result',
    { result: 'failure', errorcode: fault.codeText, errortext: fault.message, ...when },
    xmlMarkup('parameters', {}, ...parameters),
  );
}
