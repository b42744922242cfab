import { type DataverseFault } from '../../../engine/dataverse-fault';
import { componentTypes, type RootComponent, type SolutionPackage } from '../../package/solution-package';
import { markup, textMarkup } from '../../../xml/markup';

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
const ticks = (milliseconds: number): string => (BigInt(milliseconds) * 10_000n + 621_355_968_000_000_000n).toString();

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
    return isHeld(root) ? resultOf(record) : ignoredResult(record, root.type);
  };
  const tables = solution.tables.map(({ logicalName, schemaName, settings }) => {
    const name = settings?.displayName ?? schemaName;
    const root = { type: componentTypes.table, schemaName: logicalName, id: null, behavior: 0 };
    const named = { id: logicalName, LocalizedName: name, OriginalName: name };
    return markup('entity', { ...named, processed }, resultFor(root));
  });
  const optionSets = Array.from(solution.optionSets.keys(), name =>
    markup('optionSet', { id: name, LocalizedName: name, Description: '', processed }, isDone ? resultOf(record) : ''),
  );
  const roots = solution.rootComponents.map(root =>
    markup('rootComponent', { id: root.schemaName ?? root.id ?? '', processed }, resultFor(root)),
  );
  return markup(
    'importexportxml',
    {
      start: ticks(startedAt),
      stop: stoppedAt === null ? undefined : ticks(stoppedAt),
      progress: isDone ? '80' : '0',
      processed,
      ...(fault != null && { succeeded: 'failure', status: fault.message }),
    },
    markup('solutionManifests', {}, manifest(record)),
    markup('entities', {}, ...tables),
    markup('optionSets', {}, ...optionSets),
    markup('rootComponents', {}, ...roots),
  );
}

function manifest(record: ImportRecord): string {
  const { solution, fault } = record;
  const { uniqueName, friendlyName, description, publisher } = solution;
  const label = (name: string, text: string): string => markup(name, { description: text, languagecode: '1033' });
  return markup(
    'solutionManifest',
    { languagecode: '1033', id: uniqueName, LocalizedName: friendlyName, processed: String(fault !== undefined) },
    textMarkup('UniqueName', uniqueName),
    markup('LocalizedNames', {}, label('LocalizedName', friendlyName)),
    markup('Descriptions', {}, label('Description', description)),
    textMarkup('Version', solution.version),
    textMarkup('Managed', solution.isManaged ? '1' : '0'),
    markup('Publisher', {}, textMarkup('UniqueName', publisher.uniqueName)),
    markup('results'),
    fault === undefined ? '' : resultOf(record),
  );
}

/** Nothing that does not exist may be reported as a success. */
function ignoredResult(record: ImportRecord, type: number): string {
  const errortext = `The emulator has ignored this component${Number.isNaN(type) ? '' : ` of type ${type}`}.`;
  return markup('result', { result: 'warning', errorcode: '0', errortext, ...whenOf(record) });
}

function whenOf({ stoppedAt, startedAt }: ImportRecord): Attributes {
  const at = stoppedAt ?? startedAt;
  return { datetime: new Date(at).toISOString().slice(11, 22), datetimeticks: ticks(at) };
}

function resultOf(record: ImportRecord): string {
  const { fault, solution } = record;
  const when = whenOf(record);
  if (fault == null) return markup('result', { result: 'success', errorcode: '0', errortext: '', ...when });
  const parameters = [solution.uniqueName, fault.message, 'False'].map(text => textMarkup('parameter', text));
  return markup(
    'result',
    { result: 'failure', errorcode: fault.codeText, errortext: fault.message, ...when },
    markup('parameters', {}, ...parameters),
  );
}
