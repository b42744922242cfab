import { expect, test } from '@playwright/test';
import { canonical, canonicalOf } from '../../testing/canonical';
import { golden } from '../../testing/golden';
import { type Service, type SoapAnswer, startService } from '../../testing/service';

/** What each run makes anew, in the place of what stands for it. */
const filled = (name: string, answer: SoapAnswer, { organization }: Service): string =>
  golden(name)
    .replace('CREATED', [...organization.rows.scan('sample_book')].at(-1)?.id ?? '')
    .replace('ACTIVITY', answer.first('ActivityId') ?? '')
    .replace('TIMESTAMP', answer.first('Timestamp') ?? '');

const executed = (service: Service, name: string): Promise<SoapAnswer> =>
  service.send(`<Execute xmlns="http://schemas.microsoft.com/xrm/2011/Contracts/Services">${golden(name)}</Execute>`);

const addTarget = ({ organization }: Service) =>
  organization.rows.create('sample_book', new Map(), organization.system, {
    id: '10000000-0000-0000-0000-000000000000',
  });

test('ExecuteMultiple is read as the SDK writes it, and answered as it reads it', async () => {
  const service = startService();
  const answer = await executed(service, 'req-execute-multiple');
  expect(answer.all('ExecuteResult').map(canonicalOf)).toEqual([
    canonical(filled('res-execute-multiple', answer, service)),
  ]);
});

test('ExecuteTransaction is read as the SDK writes it, and answered as it reads it', async () => {
  const service = startService();
  addTarget(service);
  const answer = await executed(service, 'req-execute-transaction');
  expect(answer.all('ExecuteResult').map(canonicalOf)).toEqual([
    canonical(filled('res-execute-transaction', answer, service)),
  ]);
});

test('the fault of a transaction is written as the SDK reads it', async () => {
  const service = startService();
  const answer = await executed(service, 'req-execute-transaction');
  expect(canonicalOf(answer.xml)).toEqual(canonical(filled('fault-transaction', answer, service)));
});

test('CreateMultiple and UpsertMultiple are read as the SDK writes them, and answered as it reads them', async () => {
  for (const name of ['create-multiple', 'upsert-multiple']) {
    const service = startService();
    const answer = await executed(service, `req-${name}`);
    expect(answer.all('ExecuteResult').map(canonicalOf), name).toEqual([canonical(golden(`res-${name}`))]);
  }
});

test('Associate and SetState are read as the SDK writes them', async () => {
  const service = startService();
  const { rows, system } = service.organization;
  const [account, contact] = ['10000000-0000-0000-0000-000000000001', '10000000-0000-0000-0000-000000000002'];
  rows.create('account', new Map([['name', 'A']]), system, { id: account });
  rows.create('contact', new Map([['lastname', 'B']]), system, { id: contact });

  for (const name of ['req-associate', 'req-set-state']) expect((await executed(service, name)).status, name).toBe(200);

  expect(rows.retrieve('contact', contact).values.get('parentcustomerid')).toEqual({ table: 'account', id: account });
  expect(rows.retrieve('account', account).values.get('statecode')).toBe(1);
});
