import { type RoleName } from '../../engine/roles/role-rules';
import { type Answer, startApi } from '../../protocols/web-api/testing/api';
import { changeSet, part, sendBatch } from '../../protocols/web-api/testing/batch';
import { type Page } from '../../protocols/web-api/testing/tracked';
import { type BookTable, type Books, type BooksPage, type ChangedBook, type Outcome } from './books';

/** The book table through the Web API. */
export function webApiBooks(role?: RoleName): Books & {
  readonly count: (since: string) => Promise<string>;
  readonly filter: () => Promise<Outcome>;
  /** The text of the answer, whatever it is. */
  readonly get: (path: string, headers?: Record<string, string>) => Promise<string>;
  /** The address of a book that is created. */
  readonly addressOfNew: () => Promise<string | null>;
} {
  const { organization, defects, send } = startApi({}, role);
  const track = { prefer: 'odata.track-changes' };
  const read = async (url: string, size: number): Promise<BooksPage> => {
    const prefer = `odata.track-changes,odata.maxpagesize=${size}`;
    const { body, headers } = await send('GET', url, { headers: { prefer } });
    const page = body as Page;
    const next = page['@odata.nextLink'];
    return {
      books: page.value.map(changedBook),
      context: page['@odata.context'],
      applied: headers.get('preference-applied'),
      token: tokenIn(page['@odata.deltaLink']),
      next: next === undefined ? undefined : () => read(next, size),
    };
  };
  const since = (token: string | undefined): string =>
    token === undefined ? '' : `$deltatoken=${encodeURIComponent(token)}`;
  return {
    organization,
    defects,
    read: (token, size = 50) =>
      read(`sample_books?$select=sample_bookcode,sample_name&${since(token)}`.replace(/&$/, ''), size),
    readOwners: async () => {
      const { body } = await send('GET', 'sample_books?$select=_ownerid_value', { headers: track });
      return (body as Page).value.map(row => row['_ownerid_value'] !== null);
    },
    ask: async token => outcomeOf(await send('GET', `sample_books?${since(token)}`, { headers: track })),
    readUntracked: async () => outcomeOf(await send('GET', 'publishers', { headers: track })),
    create: async code => outcomeOf(await send('POST', 'sample_books', { body: { sample_bookcode: code } })),
    createMultiple: async (...codes) => {
      const type = { '@odata.type': 'Microsoft.Dynamics.CRM.sample_book' };
      const body = { Targets: codes.map(code => ({ ...type, sample_bookcode: code })) };
      return outcomeOf(await send('POST', 'sample_books/Microsoft.Dynamics.CRM.CreateMultiple', { body }));
    },
    createTogether: async (...codes) => {
      const parts = codes.map((code, index) =>
        part('POST sample_books', { id: String(index), body: { sample_bookcode: code } }),
      );
      const answered = await sendBatch(send, [changeSet(...parts)]);
      const failed = answered.parts.find(({ status }) => status >= 400);
      return failed === undefined ? 'done' : codeOf(failed.body);
    },
    update: async (id, code, version) => {
      const headers: Record<string, string> = version === undefined ? {} : { 'if-match': `W/"${version}"` };
      return outcomeOf(await send('PATCH', `sample_books(${id})`, { body: { sample_bookcode: code }, headers }));
    },
    remove: async id => outcomeOf(await send('DELETE', `sample_books(${id})`)),
    upsert: async (addressedBy, code) => {
      const body = { sample_bookcode: code };
      return outcomeOf(await send('PATCH', `sample_books(sample_bookcode='${addressedBy}')`, { body }));
    },
    upsertSaysCreated: async code => {
      const headers = { prefer: 'return=representation' };
      return (await send('PATCH', `sample_books(sample_bookcode='${code}')`, { body: {}, headers })).status === 201;
    },
    createUncoded: async () => outcomeOf(await send('POST', 'sample_books', { body: { sample_name: 'Uncoded' } })),
    readBy: async (column, value) => {
      const answer = await send('GET', `sample_books(${column}='${value}')`);
      return answer.status === 200 ? changedBook(answer.body as Record<string, unknown>).book : outcomeOf(answer);
    },
    removeByCode: async code => outcomeOf(await send('DELETE', `sample_books(sample_bookcode='${code}')`)),
    describe: async () =>
      bookTableIn((await send('GET', `EntityDefinitions(LogicalName='sample_book')?${described}`)).body),
    isToldOfKeys: async () => {
      const query = { Properties: { AllProperties: false, PropertyNames: ['Keys'] } };
      const p1 = encodeURIComponent(JSON.stringify(query));
      return (await send('GET', `RetrieveMetadataChanges(Query=@p1)?@p1=${p1}`)).text.includes('EntityKeyIndexStatus');
    },
    readSolution: async id => {
      const answer = await send('GET', `solutions(${id})?$select=ismanaged`);
      if (answer.status !== 200) return outcomeOf(answer);
      return (answer.body as { ismanaged: boolean }).ismanaged ? 'managed' : 'unmanaged';
    },
    readReport: async id => ((await send('GET', `importjobs(${id})`)).body as { data: string }).data,
    get: async (path, headers = {}) => (await send('GET', path, { headers })).text,
    count: async token => (await send('GET', `sample_books/$count?${since(token)}`)).text,
    addressOfNew: async () => (await send('POST', 'sample_books', { body: {} })).headers.get('odata-entityid'),
    filter: async () => outcomeOf(await send('GET', 'sample_books?$filter=sample_pages eq 1', { headers: track })),
  };
}

const described = '$select=ChangeTrackingEnabled,CanChangeTrackingBeEnabled&$expand=Keys';

function bookTableIn(body: unknown): BookTable {
  const definition = body as {
    readonly ChangeTrackingEnabled: boolean;
    readonly CanChangeTrackingBeEnabled: { readonly Value: boolean };
    readonly Keys: readonly { readonly KeyAttributes: readonly string[]; readonly EntityKeyIndexStatus: string }[];
  };
  return {
    isTracked: definition.ChangeTrackingEnabled,
    isTrackable: definition.CanChangeTrackingBeEnabled.Value,
    keys: definition.Keys.map(key => `${key.KeyAttributes.join()} ${key.EntityKeyIndexStatus}`),
  };
}

const changedBook = ({ id, reason, ...row }: Record<string, unknown>): ChangedBook => ({
  book: String(row['sample_bookcode'] ?? id),
  isGone: reason !== undefined,
  reason,
  version: row['@odata.etag'],
  columns: Object.keys(row),
});

const tokenIn = (link: string | undefined): string | undefined =>
  link === undefined ? undefined : decodeURIComponent(link.replace(/^.*\$deltatoken=/, ''));

function outcomeOf({ status, body }: Answer): Outcome {
  return status < 300 ? 'done' : codeOf(body);
}

const codeOf = (body: unknown): string => (body as { error: { code: string } }).error.code;
