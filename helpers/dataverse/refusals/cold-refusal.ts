import type { Patience } from '../http/request';
import { overcame, type Overcome } from '../timing/tell';

/** What a server whose caches are behind does not know yet: of a table, or this user's new privilege. */
export type ColdKind = 'table' | 'column' | 'key' | 'tracking' | 'operation' | 'privilege';

/** `access`: this user may not. `unknown`: the environment has no such table, column, key or operation, or does not track it. */
export type ExpectedRefusal = 'access' | 'unknown';

type Asked = {
  /** Below the root of the Web API: `sample_books(sample_bookcode='x')`. */
  readonly path: string;
  readonly status: number;
  /** Lower case. */
  readonly code: string;
};

/** An entity set, alone, with a row's address, or counted. The prefix of a publisher tells that a solution brought it. */
const rowsOfBroughtTable = /^[a-z][a-z0-9]{1,7}_\w+(\([^)]*\))?(?:\/\$count)?(?:\?(.*))?$/i;

/** What is done to many rows of such a table at once: it is known as soon as the table is. */
const operationOfBroughtTable = /^[a-z][a-z0-9]{1,7}_\w+\/Microsoft\.Dynamics\.CRM\.\w+$/i;

/** A query that names columns, and nothing else that can be refused. */
const namesColumns = /^(?:\$(?:select|deltatoken|skiptoken)=[^&]*&?)*$/;

/** The same by either endpoint: no such table in the cache of metadata, no such column, a table that is not tracked. */
const coldCodes: Readonly<Record<string, ColdKind>> = {
  '0x80041102': 'table',
  '0x80041103': 'column',
  '0x80072491': 'tracking',
};

/**
 * What a server may not know yet that refuses so. Every server of an environment keeps definitions, keys and privileges
 * for up to 30 s, and a few of a thousand requests meet one that is behind, long after an import. The tables of the
 * platform are always known: there a refusal means what it says.
 *
 * Recorded: a table is 404 0x80060888, an alternate key 400 0x80060888 or 0x8006088a, a column 400 0x80060888.
 */
export function coldRefusal({ path, status, code }: Asked): ColdKind | undefined {
  const isUnknownSegment = status === 404 && code === '0x80060888';
  if (operationOfBroughtTable.test(path)) return isUnknownSegment ? 'operation' : undefined;
  const [found, address = '', query = ''] = rowsOfBroughtTable.exec(path) ?? [];
  if (found === undefined) return undefined;
  if (isUnknownSegment) return 'table';
  if (status === 403) return code === '0x80040220' ? 'privilege' : undefined;
  if (status !== 400 && status !== 404) return undefined;
  if (status === 400 && address.includes('=') && (code === '0x80060888' || code === '0x8006088a')) return 'key';
  if (status === 400 && code === '0x80060888') return namesColumns.test(query) ? 'column' : undefined;
  return coldCodes[code];
}

/** The same of a fault. That a key is not known is inferred: what the Organization Service says of it is not public. */
export function coldFault(message: string, code: string): ColdKind | undefined {
  if (messagesAboutTables.has(message) && code === '0x80040217') return 'table';
  if (messagesAboutRows.has(message) && code === '0x80060890') return 'key';
  if (!messagesAboutRows.has(message) && !messagesAboutTables.has(message)) return undefined;
  return code === '0x80040220' ? 'privilege' : coldCodes[code];
}

/** They name a row, which may not be there. */
const messagesAboutRows: ReadonlySet<string> = new Set(['Create', 'Retrieve', 'Update', 'Delete', 'Upsert']);

/** They name no row: all that cannot be there is the table. */
const messagesAboutTables: ReadonlySet<string> = new Set(['RetrieveMultiple', 'RetrieveEntityChanges']);

/**
 * Milliseconds for which a refusal of each kind is asked again. Privileges are cached for 30 s. That a table is tracked has been
 * waited for before the first test, and an environment that does not track it refuses each test.
 */
const longest: Readonly<Record<ColdKind, number>> = {
  table: 60_000,
  column: 35_000,
  key: 60_000,
  tracking: 15_000,
  operation: 35_000,
  privilege: 35_000,
};

const words: Readonly<Record<ColdKind, string>> = {
  table: 'the table was not known',
  column: 'a column was not known',
  key: 'the alternate key was not known',
  tracking: 'that the table is tracked was not known',
  operation: 'an operation on many rows was not known',
  privilege: 'a privilege was not known',
};

/**
 * What one client knows of refusals that may be cold: one that outlasts its time is what the environment says, and
 * nobody waits for it a second time.
 */
export class ColdCaches {
  readonly #settled = new Set<ColdKind>();

  /** How long a refusal of a kind is asked again for; undefined when it is none, stands, or is what the request expects. */
  patienceWith(kind: ColdKind | undefined, expects: readonly ExpectedRefusal[] = []): Patience | undefined {
    if (kind === undefined || this.#settled.has(kind)) return undefined;
    if (expects.includes(kind === 'privilege' ? 'access' : 'unknown')) return undefined;
    return {
      milliseconds: longest[kind],
      overcame: took => overcame.publish({ what: 'cold refusal', seen: words[kind], took } satisfies Overcome),
      stays: () => void this.#settled.add(kind),
    };
  }
}
