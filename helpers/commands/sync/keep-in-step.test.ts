import { readFileSync } from 'node:fs';
import { expect, test, type TestInfo } from '@playwright/test';
import { refusal, ScriptedEnvironment } from '../../dataverse/testing/scripted-environment';
import { jsonLinesSink } from '../../replica/json-lines/json-lines-sink';
import type { Clients } from '../../run/connect';
import { Screen } from '../../verdict/reporters/terminal/screen';
import { keepInStep } from './keep-in-step';

const root = 'https://contoso.example/api/data/v9.2/';
const linkOf = (set: string) => `${root}${set}?$deltatoken=1`;
const column = { IsValidForRead: true, AttributeOf: null, IsValidODataAttribute: true };
const definitionOf = (name: string) => ({
  LogicalName: name,
  EntitySetName: `${name}s`,
  ChangeTrackingEnabled: true,
  PrimaryIdAttribute: 'id',
  Attributes: [{ LogicalName: 'id', AttributeTypeName: { Value: 'UniqueidentifierType' }, ...column }],
});
const row = (n: number) => ({ id: `10000000-0000-0000-0000-00000000000${n}`, '@odata.etag': `W/"${n}"` });
const page = (n: number, more: object = {}) => ({ body: { '@odata.context': 'c', value: [row(n)], ...more } });
const busy = refusal(503, '', 'busy');
const nine = [busy, ...Array.from({ length: 8 }, () => busy)] as const;

/** An environment with two tables, whose rows are scripted. */
const environmentWith = () =>
  new ScriptedEnvironment()
    .on("GET EntityDefinitions(LogicalName='account')?", { body: definitionOf('account') })
    .on("GET EntityDefinitions(LogicalName='contact')?", { body: definitionOf('contact') })
    .on("GET EntityDefinitions(LogicalName='account')/Attributes", { body: { value: [] } })
    .on("GET EntityDefinitions(LogicalName='contact')/Attributes", { body: { value: [] } })
    .on('GET WhoAmI', { body: { UserId: 'u', OrganizationId: 'o' } });

/** Two pages of accounts, of which the second has a link after so many answers. */
const untrackedFor = (environment: ScriptedEnvironment, answers: number) =>
  environment
    .on('GET accounts?$select', page(1, { '@odata.nextLink': `${root}accounts?page=2` }))
    .on(
      'GET accounts?page=2',
      page(2),
      ...Array.from({ length: answers }, () => page(2)),
      page(2, { '@odata.deltaLink': linkOf('accounts') }),
    );

type Called = { readonly tables?: readonly string[]; readonly every?: number; readonly lines?: number };

/** Keeps tables in a file, until it is at its end or so many lines were written. */
async function keep(
  { client }: ScriptedEnvironment,
  testInfo: TestInfo,
  { tables = ['account'], every, lines: most }: Called,
) {
  const file = testInfo.outputPath('changes.jsonl');
  const sink = await jsonLinesSink(file);
  const [lines, stop]: [string[], AbortController] = [[], new AbortController()];
  const write = (text: string): void => {
    if (lines.push(text.trimEnd()) === most) stop.abort();
  };
  const screen = new Screen({ write }, {});
  const settings = { pageSize: 10, settleSeconds: 60 };
  const kept = { clients: { webApi: client } as Clients, sink, settings, screen, scrub: (text: string) => text };
  const status = await keepInStep({ tables, every, endpoint: 'Web API' }, { ...kept, stop: stop.signal });
  await sink.close();
  return { status, lines, marks: readFileSync(file, 'utf8').trim().split('\n') };
}

test('a first read of several pages that a server began without tracking is done anew, once the servers know', async ({}, testInfo) => {
  const environment = untrackedFor(environmentWith(), 20);

  const { status, lines, marks } = await keep(environment, testInfo, {});

  expect(status).toBe(0);
  expect(lines).toEqual([expect.stringMatching(/^account: up to date; every row read/)]);
  expect(marks.at(-1)).toBe(JSON.stringify({ table: 'account', link: linkOf('accounts') }));
  expect(environment.requests('GET accounts?$select').length).toBeLessThanOrEqual(4);
});

test('a busy environment is asked again, for its definitions as for its rows', async ({}, testInfo) => {
  const environment = environmentWith()
    .on('GET WhoAmI', ...nine, { body: { UserId: 'u', OrganizationId: 'o' } })
    .on('GET accounts?$select', ...nine, page(1, { '@odata.deltaLink': linkOf('accounts') }));

  const { status, lines } = await keep(environment, testInfo, {});

  expect(lines).toEqual([expect.stringMatching(/^account: up to date; every row read/)]);
  expect(status).toBe(0);
});

test('where no line lives, a long read is told now and then', async ({}, testInfo) => {
  const environment = environmentWith();
  const after20s = (answer: ReturnType<typeof page>) => () => {
    void environment.timing.sleep(20_000);
    return answer;
  };
  const leadsTo = (n: number) => after20s(page(n, { '@odata.nextLink': `${root}accounts?page=${n + 1}` }));
  environment.on('GET accounts?$select', leadsTo(1));
  for (const n of [2, 3, 4]) environment.on(`GET accounts?page=${n}`, leadsTo(n));
  environment.on('GET accounts?page=5', after20s(page(5, { '@odata.deltaLink': linkOf('accounts') })));

  const { lines } = await keep(environment, testInfo, {});

  expect(lines).toEqual([
    expect.stringMatching(/^account: \d rows told/),
    expect.stringMatching(/^account: \d rows told/),
    expect.stringMatching(/^account: up to date/),
  ]);
});

test('a table whose whole read leads nowhere is not all that is done, however often is looked', async ({}, testInfo) => {
  const environment = untrackedFor(environmentWith(), 10_000).on(
    'GET contacts',
    page(1, { '@odata.deltaLink': linkOf('contacts') }),
  );

  const { status, lines } = await keep(environment, testInfo, { tables: ['account', 'contact'], every: 1, lines: 5 });

  expect(lines.map(line => line.split(/[.;]/)[0])).toEqual([
    'account: not up to date',
    ...Array.from({ length: 4 }, () => 'contact: up to date'),
    'Stopped',
  ]);
  expect(status).toBe(2);
});
