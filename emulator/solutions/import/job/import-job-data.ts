import { type DataverseFault } from '../../../engine/dataverse-fault';
import { componentTypes, type RootComponent, type SolutionPackage } from '../../package/solution-package';
import { encodeXmlText } from '../../../xml/xml-text';

/** How far an import came. Times are milliseconds since 1970. */
export type ImportRecord = {
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

const attribute = (name: string, value: string): string => ` ${name}="${encodeXmlText(value)}"`;
const element = (name: string, text: string): string => `<${name}>${encodeXmlText(text)}</${name}>`;

/**
 * `importjob.data`, with one result for each thing the import dealt with; what it did not reach says `processed="false"`.
 * The root's progress says 80 after a success: so it is recorded, and it proves nothing.
 * Shape recorded on live environments; see also
 * https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/importjob
 */
export function importJobData(record: ImportRecord): string {
  const { solution, startedAt, stoppedAt, fault, isHeld } = record;
  const isDone = fault === null;
  const outcome = fault == null ? '' : attribute('succeeded', 'failure') + attribute('status', fault.message);
  const stop = stoppedAt === null ? '' : attribute('stop', ticks(stoppedAt));
  const progress = attribute('progress', isDone ? '80' : '0') + attribute('processed', String(isDone));
  const result = isDone ? resultOf(record) : '';
  const resultFor = (root: RootComponent): string => (isDone && !isHeld(root) ? leftAside(record, root.type) : result);
  const tables = solution.tables.map(table => {
    const name = table.settings?.displayName ?? table.schemaName;
    const named = attribute('id', table.logicalName) + attribute('LocalizedName', name);
    const own = resultFor({ type: componentTypes.table, schemaName: table.logicalName, id: null, behavior: 0 });
    return `<entity${named}${attribute('OriginalName', name)}${attribute('processed', String(isDone))}>${own}</entity>`;
  });
  const optionSets = Array.from(solution.optionSets.keys(), name => {
    const named = attribute('id', name) + attribute('LocalizedName', name) + attribute('Description', '');
    return `<optionSet${named}${attribute('processed', String(isDone))}>${result}</optionSet>`;
  });
  const roots = solution.rootComponents.map(root => {
    const named = attribute('id', root.schemaName ?? root.id ?? '');
    return `<rootComponent${named}${attribute('processed', String(isDone))}>${resultFor(root)}</rootComponent>`;
  });
  return (
    `<importexportxml${attribute('start', ticks(startedAt))}${stop}${progress}${outcome}>` +
    `<solutionManifests>${manifest(record)}</solutionManifests><entities>${tables.join('')}</entities>` +
    `<optionSets>${optionSets.join('')}</optionSets><rootComponents>${roots.join('')}</rootComponents></importexportxml>`
  );
}

function manifest(record: ImportRecord): string {
  const { solution, fault } = record;
  const { uniqueName, friendlyName, description, publisher } = solution;
  const named =
    attribute('languagecode', '1033') + attribute('id', uniqueName) + attribute('LocalizedName', friendlyName);
  const label = (name: string, text: string): string =>
    `<${name}${attribute('description', text)} languagecode="1033" />`;
  return (
    `<solutionManifest${named}${attribute('processed', String(fault !== undefined))}>${element('UniqueName', uniqueName)}` +
    `<LocalizedNames>${label('LocalizedName', friendlyName)}</LocalizedNames>` +
    `<Descriptions>${label('Description', description)}</Descriptions>` +
    `${element('Version', solution.version)}${element('Managed', solution.isManaged ? '1' : '0')}` +
    `<Publisher>${element('UniqueName', publisher.uniqueName)}</Publisher><results />` +
    `${fault === undefined ? '' : resultOf(record)}</solutionManifest>`
  );
}

/** Nothing that is not there may be reported as a success. */
function leftAside(record: ImportRecord, type: number): string {
  const text = `The emulator has left this component${Number.isNaN(type) ? '' : ` of type ${type}`} aside.`;
  return `<result result="warning" errorcode="0"${attribute('errortext', text)}${whenOf(record)} />`;
}

function whenOf({ stoppedAt, startedAt }: ImportRecord): string {
  const at = stoppedAt ?? startedAt;
  return attribute('datetime', new Date(at).toISOString().slice(11, 22)) + attribute('datetimeticks', ticks(at));
}

function resultOf(record: ImportRecord): string {
  const { fault, solution } = record;
  const when = whenOf(record);
  if (fault == null) return `<result result="success" errorcode="0" errortext=""${when} />`;
  const failed = attribute('errorcode', fault.codeText) + attribute('errortext', fault.message);
  const parameters =
    element('parameter', solution.uniqueName) + element('parameter', fault.message) + element('parameter', 'False');
  return `<result result="failure"${failed}${when}><parameters>${parameters}</parameters></result>`;
}
