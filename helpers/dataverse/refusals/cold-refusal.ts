/** What a server whose caches are behind does not know yet: of a table, or this user's new privilege. */
export type ColdKind = 'table' | 'column' | 'key' | 'tracking' | 'operation' | 'privilege';

/** A refusal that such a server gives. */
export type Cold = {
  readonly kind: ColdKind;
  /** What was asked, without its values: that one refusal stands says nothing of another. */
  readonly of: string;
};

type Asked = {
  /** Below the root of the Web API: `sample_books(sample_bookcode='x')`. */
  readonly path: string;
  readonly status: number;
  /** Lower case. */
  readonly code: string;
};

/** A segment, a column or a key in the address that is not known: the status and the address tell which. */
const unknownInAddress = '0x80060888';
/** EntityKeyNotDefined. */
const keyNotDefined = '0x80060890';

/** The one list of the codes of such refusals, and of what each speaks. They are the same by either endpoint, where both have them. */
const kindsByCode = new Map<string, readonly ColdKind[]>(
  Object.entries({
    [unknownInAddress]: ['table', 'operation', 'key', 'column'],
    '0x8006088a': ['key'],
    [keyNotDefined]: ['key'],
    '0x80041102': ['table'],
    '0x80041103': ['column'],
    '0x80072491': ['tracking'],
    '0x80040220': ['privilege'],
  }),
);

/** What a refusal with this code may speak of, whatever was asked. Nothing: no cold server refuses so. */
export const coldKindsOf = (code: string): readonly ColdKind[] => kindsByCode.get(code.toLowerCase()) ?? [];

/**
 * An entity set, with a row's address, or counted: the groups are the set, the address, `/$count` and the query. A table with
 * a publisher's prefix came with some solution, Microsoft's own (`msdyn_`) included.
 */
const rowsOfBroughtTable = /^([a-z][a-z0-9]{1,7}_\w+)(\((?:[^')]|'[^']*')*\))?(\/\$count)?(?:\?(.*))?$/i;

/** What is done to many rows of such a table at once. */
const operationOfBroughtTable = /^([a-z][a-z0-9]{1,7}_\w+)\/Microsoft\.Dynamics\.CRM\.\w+$/i;

/** An option that names columns, or a place: nothing else of it can be refused. */
const namesColumns = /^(?:\$|%24)(?:select|deltatoken|skiptoken)=/;

/**
 * What a server may not know yet that refuses so. Every server of an environment keeps definitions, keys and privileges
 * for up to 30 s, and a few of a thousand requests meet one that is behind, long after an import. The tables without a
 * prefix came with the platform and are always known: there a refusal means what it says.
 *
 * Recorded: a table is 404 0x80060888, an alternate key 400 0x80060888 or 0x8006088a, a column 400 0x80060888. That a key
 * whose index is being built is 0x80060890 is inferred from what the code says
 * (https://learn.microsoft.com/power-apps/developer/data-platform/reference/web-service-error-codes).
 */
export function coldRefusal(asked: Asked): Cold | undefined {
  const kind = kindOf(asked);
  return kind && { kind, of: ofTable.has(kind) ? setIn(asked.path) : withoutValues(asked.path) };
}

/** What is known of a table or not, however its rows are asked for. */
const ofTable: ReadonlySet<ColdKind> = new Set(['table', 'tracking', 'privilege']);

function kindOf({ path, status, code }: Asked): ColdKind | undefined {
  const isOperation = operationOfBroughtTable.test(path);
  const [found, , address = '', , query = ''] = rowsOfBroughtTable.exec(path) ?? [];
  if (found === undefined && !isOperation) return undefined;
  if (status === 404 && code === unknownInAddress) return isOperation ? 'operation' : 'table';
  const kinds = coldKindsOf(code);
  if (status === 403) return kinds.find(kind => kind === 'privilege');
  if (status !== 400 && (status !== 404 || code === '0x8006088a')) return undefined;
  if (kinds.includes('key')) {
    if (address.includes('=')) return 'key';
    return code === unknownInAddress && !isOperation && onlyNamesColumns(query) ? 'column' : undefined;
  }
  return kinds.find(kind => kind !== 'privilege');
}

const onlyNamesColumns = (query: string): boolean =>
  query.split('&').every(option => option === '' || namesColumns.test(option));

const setIn = (path: string): string => /^\w+/.exec(path)?.[0] ?? path;

/** `sample_books(sample_bookcode)?$deltatoken&$select`. */
function withoutValues(path: string): string {
  const [, set, address = '', count = '', query = ''] = rowsOfBroughtTable.exec(path) ?? [];
  if (set === undefined) return path;
  const columns = address.replace(/'[^']*'/g, '').match(/(?<!\w)\w+(?==)/g) ?? [];
  const options = query.split('&').map(option => option.split('=', 1)[0]);
  return `${set}${address && `(${columns.join(',')})`}${count}?${options.toSorted().join('&')}`;
}

/**
 * The same of a fault; `table` is the logical name, where the message names it. That a key is not known is inferred: what
 * the Organization Service says of it is not public.
 */
export function coldFault(message: string, code: string, table = ''): Cold | undefined {
  const kind = kindOfFault(message, code);
  return kind && { kind, of: `${message} ${table}` };
}

function kindOfFault(message: string, code: string): ColdKind | undefined {
  const [isAboutTables, isAboutRows] = [messagesAboutTables.has(message), messagesAboutRows.has(message)];
  if (!isAboutTables && !isAboutRows) return undefined;
  if (isAboutTables && code === '0x80040217') return 'table';
  if (code === keyNotDefined) return isAboutRows ? 'key' : undefined;
  const [kind, ...others] = coldKindsOf(code);
  return others.length === 0 && kind !== 'key' ? kind : undefined;
}

/** They name a row, which may not be there. */
const messagesAboutRows: ReadonlySet<string> = new Set(['Create', 'Retrieve', 'Update', 'Delete', 'Upsert']);

/** They name no row: all that cannot be there is the table. */
const messagesAboutTables: ReadonlySet<string> = new Set(['RetrieveMultiple', 'RetrieveEntityChanges']);
