import { expect, test } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { ROOT, startApi } from '../../testing/api';
import { labelled, tableBody } from '../../testing/metadata';

const restricted = {
  status: 405,
  body: {
    error: {
      code: '0x80040227',
      message: 'The object you tried to delete is associated with another object and cannot be deleted.',
    },
  },
};

/** A tracked table `new_loan` whose rows look up books, by a relationship that a client made. */
async function startLoans(onDelete: string | undefined, onAssign = 'NoCascade') {
  const api = startApi();
  const { send } = api;
  await send('POST', 'EntityDefinitions', { body: tableBody('new_Loan', { ChangeTrackingEnabled: true }) });
  const related = await send('POST', 'RelationshipDefinitions', {
    body: {
      SchemaName: 'new_book_loans',
      ReferencedEntity: 'sample_book',
      ReferencingEntity: 'new_loan',
      CascadeConfiguration: { Assign: onAssign, Delete: onDelete },
      Lookup: { SchemaName: 'new_Book', DisplayName: labelled('Book') },
    },
  });
  const book = await send('POST', 'sample_books', { body: { sample_name: 'Book' } });
  const bookUrl = book.headers.get('odata-entityid') ?? '';
  const loan = await send('POST', 'new_loans', { body: { new_name: 'Loan', 'new_Book@odata.bind': bookUrl } });
  const first = await send('GET', 'new_loans?$select=new_name', { headers: { prefer: 'odata.track-changes' } });
  const { '@odata.deltaLink': deltaLink } = first.body as { '@odata.deltaLink': string };
  const changes = async () => ((await send('GET', deltaLink)).body as { value: unknown[] }).value;
  return { ...api, related, bookUrl, loanUrl: loan.headers.get('odata-entityid') ?? '', changes };
}

const deletion = (url: string) => ({
  reason: 'deleted',
  id: /\((?<id>[^)]+)\)$/u.exec(url)?.groups?.['id'],
});

test('a relationship that cascades deletes the rows that hang on the deleted one, and the delta says so', async () => {
  const { send, bookUrl, loanUrl, changes } = await startLoans('Cascade');
  expect((await send('DELETE', bookUrl)).status).toBe(204);
  expect((await send('GET', loanUrl)).status).toBe(404);
  expect(await changes()).toMatchObject([deletion(loanUrl)]);
});

test('a relationship that restricts deletes refuses them until nothing hangs on the row', async () => {
  const { send, bookUrl, loanUrl, changes } = await startLoans('Restrict');
  expect(await send('DELETE', bookUrl)).toMatchObject(restricted);
  expect((await send('GET', bookUrl)).status).toBe(200);
  expect(await changes()).toEqual([]);
  expect((await send('DELETE', loanUrl)).status).toBe(204);
  expect((await send('DELETE', bookUrl)).status).toBe(204);
});

test('a relationship that removes links empties the lookups, and so does one that says nothing', async () => {
  for (const onDelete of ['RemoveLink', 'NoCascade', undefined]) {
    const { send, bookUrl, loanUrl, changes } = await startLoans(onDelete);
    expect((await send('DELETE', bookUrl)).status).toBe(204);
    expect((await send('GET', `${loanUrl}?$select=_new_book_value`)).body).toMatchObject({ _new_book_value: null });
    expect(await changes()).toMatchObject([{ new_name: 'Loan' }]);
  }
});

test('a change set that a restricted delete ends leaves nothing behind', async () => {
  const { send, bookUrl } = await startLoans('Restrict');
  const part = (id: number, request: string) =>
    [
      '--set',
      'Content-Type: application/http',
      'Content-Transfer-Encoding: binary',
      `Content-ID: ${id}`,
      '',
      request,
    ].join('\r\n');
  const create = 'POST new_loans HTTP/1.1\r\nContent-Type: application/json\r\n\r\n{"new_name":"Another"}';
  const body = [
    '--batch',
    'Content-Type: multipart/mixed; boundary=set',
    '',
    part(1, create),
    part(2, `DELETE ${bookUrl} HTTP/1.1\r\n\r\n`),
    '--set--',
    '--batch--',
    '',
  ].join('\r\n');
  const answer = await send('POST', '$batch', { body, headers: { 'content-type': 'multipart/mixed; boundary=batch' } });
  expect(answer.text).toContain('HTTP/1.1 405');
  expect(answer.text).toContain('0x80040227');
  expect((await send('GET', 'new_loans/$count')).text).toContain('1');
});

test('what deletions and assignments cascade is one of the documented options', async () => {
  const { related } = await startLoans('Restrict');
  expect(related.status).toBe(204);
  for (const onDelete of ['Active', 'UserOwned', 'Nonsense']) {
    const refused = await startLoans(onDelete);
    expect(refused.related, onDelete).toMatchObject({ status: 400, body: { error: { code: '0x80040203' } } });
  }
  const assigned = await startLoans('Restrict', 'RemoveLink');
  expect(assigned.related).toMatchObject({ status: 400, body: { error: { code: '0x80040203' } } });
});

test('a relationship that cascades assignments gives the rows to the new owner, however the row gets it', async () => {
  const { send, organization, bookUrl, loanUrl, changes } = await startLoans('RemoveLink', 'Cascade');
  const owners = ['Ada', 'Bob'].map(name => organization.applicationUser(randomUUID(), name).userId);
  const [ada = '', bob = ''] = owners.map(id => `systemusers(${id})`);
  const ownerOfLoan = async () => (await send('GET', `${loanUrl}/_ownerid_value/$value`)).text;

  expect((await send('PATCH', bookUrl, { body: { 'ownerid@odata.bind': ada } })).status).toBe(204);
  expect(await ownerOfLoan()).toBe(owners[0]);
  expect((await send('PUT', `${bookUrl}/ownerid/$ref`, { body: { '@odata.id': `${ROOT}/${bob}` } })).status).toBe(204);
  expect(await ownerOfLoan()).toBe(owners[1]);
  expect(await changes()).toMatchObject([{ new_name: 'Loan' }]);
});
