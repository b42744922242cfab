import { DataverseError, UnavailableError } from '../../dataverse/errors';
import type { Origin, ReplicaChange } from '../change-sink';
import type { ReplicaSource, SourcePage } from '../replica-source';
import type { ReplicaRow } from '../replica-row';
import type { ReplicaTable } from '../replica-table';

export const books: ReplicaTable = {
  name: 'sample_book',
  entitySet: 'sample_books',
  id: 'sample_bookid',
  columns: [
    { name: 'sample_bookid', kind: 'row', property: 'sample_bookid' },
    { name: 'sample_name', kind: 'text', property: 'sample_name' },
  ],
};

export const idOf = (n: number): string => `10000000-0000-0000-0000-${String(n).padStart(12, '0')}`;

/** A book as a change brings it. */
export const book = (n: number, name: string, version: number, more: ReplicaRow = {}): ReplicaChange => ({
  type: 'upserted',
  id: idOf(n),
  version: String(version),
  row: { sample_bookid: idOf(n), sample_name: name, ...more },
});

export const gone = (n: number): ReplicaChange => ({ type: 'deleted', id: idOf(n) });

const refusal = { method: 'GET', url: 'https://contoso.example/', status: 400, detail: 'no', requestId: undefined };

/** What a token, or a page, that is too old is refused with. */
export const expired = new DataverseError({ ...refusal, code: '0x80044352' });

/** What a server says that has too much to do. */
export const busy = new UnavailableError({ ...refusal, status: 503, code: '' });

type Scripted = readonly ReplicaChange[] | Error;

/**
 * A table whose answers a test writes down: by place, the pages that begin there. Pages are called `place#2`, `place#3`; the
 * last one leads to the place that is named after it. Places that nobody wrote down have expired.
 */
export class ScriptedSource implements ReplicaSource {
  origin: Origin = { endpoint: 'Web API', organization: 'one' };
  readonly start = 'start';
  readonly asked: string[] = [];
  readonly #reads = new Map<string, { readonly pages: readonly Scripted[]; readonly leadsTo: string }>();

  /** What a read from `place` brings, and where it leads. */
  script(place: string, pages: readonly Scripted[], leadsTo: string): this {
    this.#reads.set(place, { pages, leadsTo });
    return this;
  }

  page(place: string): Promise<SourcePage> {
    this.asked.push(place);
    const [from = '', number = '1'] = place.split('#');
    const read = this.#reads.get(from);
    const page = read?.pages[Number(number) - 1];
    if (read === undefined || page === undefined) return Promise.reject(expired);
    if (page instanceof Error) return Promise.reject(page);
    const isLast = Number(number) === read.pages.length;
    const next = isLast
      ? ({ kind: 'changes', place: read.leadsTo } as const)
      : ({ kind: 'page', place: `${from}#${Number(number) + 1}` } as const);
    return Promise.resolve({ changes: page, next });
  }
}
