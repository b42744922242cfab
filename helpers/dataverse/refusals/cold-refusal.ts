import type { Patience } from '../http/request';
import { overcame, type Overcome } from '../timing/tell';

/** What a server whose caches are behind does not know yet: the table, its alternate key, or this user's new privilege. */
export type ColdKind = 'table' | 'key' | 'privilege';

/** `access`: this user may not. `unknown`: the environment has no such table, key or row address. */
export type ExpectedRefusal = 'access' | 'unknown';

type Asked = {
  /** Below the root of the Web API: `sample_books(sample_bookcode='x')`. */
  readonly path: string;
  readonly status: number;
  /** Lower case. */
  readonly code: string;
};

/** An entity set, alone, with a row's address, or counted. The prefix of a publisher tells that a solution brought it. */
const rowsOfBroughtTable = /^[a-z][a-z0-9]{1,7}_\w+(\([^)]*\))?(?:\/\$count)?(?:\?|$)/i;

/**
 * What a server may not know yet that refuses so. Every server of an environment keeps definitions, keys and privileges
 * for up to 30 s, and a few of a thousand requests meet one that is behind, long after an import. Operations and the
 * tables of the platform are always known: there a refusal means what it says.
 *
 * Recorded: a table is 404 0x80060888, an alternate key 400 0x80060888 or 0x8006088a.
 */
export function coldRefusal({ path, status, code }: Asked): ColdKind | undefined {
  const [found, address = ''] = rowsOfBroughtTable.exec(path) ?? [];
  if (found === undefined) return undefined;
  if (status === 404 && code === '0x80060888') return 'table';
  if (status === 400 && address.includes('=') && (code === '0x80060888' || code === '0x8006088a')) return 'key';
  return status === 403 && code === '0x80040220' ? 'privilege' : undefined;
}

/** The same of a fault. What the Organization Service says of a key that a server does not know is not public. */
export function coldFault(message: string, code: string): ColdKind | undefined {
  if (!messagesAboutRows.has(message)) return undefined;
  if (code === '0x80041102') return 'table';
  return code === '0x80040220' ? 'privilege' : undefined;
}

const messagesAboutRows: ReadonlySet<string> = new Set([
  ...['Create', 'Retrieve', 'Update', 'Delete', 'Upsert', 'RetrieveMultiple', 'RetrieveEntityChanges'],
]);

/** Milliseconds for which a refusal of each kind is asked again. Privileges are cached for 30 s. */
const longest: Readonly<Record<ColdKind, number>> = { table: 60_000, key: 60_000, privilege: 35_000 };

const words: Readonly<Record<ColdKind, string>> = {
  table: 'the table was not known',
  key: 'the alternate key was not known',
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
