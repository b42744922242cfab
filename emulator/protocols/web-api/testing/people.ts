import { type Send } from './api';

type People = {
  readonly ada: string;
  readonly contoso: string;
  readonly fabrikam: string;
  readonly book: string;
};

const idIn = (entityUrl: string | null): string => /\((.+)\)$/.exec(entityUrl ?? '')?.[1] ?? '';

/** Adds a row. Its id. */
export async function add(send: Send, entitySet: string, body: Record<string, unknown>): Promise<string> {
  const answer = await send('POST', entitySet, { body });
  if (answer.status !== 204) throw new Error(`POST ${entitySet} answered ${answer.status}: ${answer.text}`);
  return idIn(answer.headers.get('odata-entityid'));
}

/** Ada works for Contoso and is its primary contact; Fabrikam has none; Contoso publishes a book. */
export async function addPeople(send: Send): Promise<People> {
  const contoso = await add(send, 'accounts', { name: 'Contoso', revenue: 1234567.5, numberofemployees: 12345 });
  const fabrikam = await add(send, 'accounts', { name: 'Fabrikam' });
  const ada = await add(send, 'contacts', {
    firstname: 'Ada',
    lastname: 'Lovelace',
    birthdate: '1815-12-10',
    'parentcustomerid_account@odata.bind': `/accounts(${contoso})`,
  });
  await send('PATCH', `accounts(${contoso})`, { body: { 'primarycontactid@odata.bind': `contacts(${ada})` } });
  const book = await add(send, 'sample_books', {
    sample_name: 'Notes',
    sample_bookcode: 'N1',
    'sample_publisher@odata.bind': `accounts(${contoso})`,
  });
  return { ada, contoso, fabrikam, book };
}
