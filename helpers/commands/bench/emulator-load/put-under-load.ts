import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';
import { createFetches } from '../../../dataverse/http/create-fetch';
import type { TokenSource } from '../../../dataverse/http/request';
import { OrganizationServiceClient } from '../../../dataverse/organization-service/organization-service-client';
import { createTokenSource } from '../../../dataverse/sign-in/create-token-source';
import { WebApiClient } from '../../../dataverse/web-api/web-api-client';
import type { Clients } from '../../../run/connect';
import type { Settings } from '../../../run/settings/settings';
import { organizationServiceBooks, webApiBooks } from '../../../sample/changes/book-feeds';
import { readBooks } from '../../../sample/rows/read-books';
import { EmulatorControl } from '../../emulator/emulator-control';
import { Acknowledged, type Interval } from './acknowledged';
import { Follower } from './follower';
import { type Spoiled, spoilUntil } from './spoiler';
import { Writer } from './writer';

export type Load = {
  /** How many clients at once; of every fifty one follows by each endpoint, one sends nonsense, and the others write. */
  readonly clients: number;
  readonly seconds: number;
  /** How many times the whole state is asked for meanwhile. */
  readonly exports: number;
};

/** What came of it. */
export type LoadResult = {
  readonly requests: number;
  readonly seconds: number;
  /** Milliseconds until an answer began, by the share of requests that took no longer. */
  readonly latency: { readonly p50: number; readonly p99: number; readonly max: number };
  /** Answers by their status. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly rows: number;
  /** Who does not hold exactly what was acknowledged: the table, and each follower. */
  readonly differing: readonly string[];
  readonly nonsense: Spoiled;
  readonly exports: readonly { readonly bytes: number; readonly faults: readonly string[] }[];
};

/**
 * Lets many clients write, follow and send nonsense at once, and says what was lost. The emulator must hold the sample's
 * table, and holds what it held at the last export in the end. Throws what a client throws that is refused.
 */
export async function putUnderLoad(settings: Settings, load: Load): Promise<LoadResult> {
  const latency = createHistogram();
  const statuses: Record<string, number> = {};
  const fetch = watched(createFetches(settings)(), latency, statuses);
  const tokens = createTokenSource(settings, fetch);
  const clients = clientsOf(settings, fetch, tokens);
  const control = new EmulatorControl(fetch, settings.dataverseUrl);

  const acknowledged = new Acknowledged();
  const spoiled: Spoiled = { sent: new Map(), blamed: [] };
  const started = performance.now();
  const end = started + load.seconds * 1_000;
  const isOver = (): boolean => performance.now() > end;
  const followers: Follower[] = [];
  const exporting = takeExports(control, load);
  await Promise.all(
    Array.from({ length: load.clients }, (_, n) => {
      if (n % 50 === 0)
        return spoilUntil(
          isOver,
          { fetch, url: settings.dataverseUrl, accessToken: () => tokens.accessToken() },
          spoiled,
        );
      if (n % 50 > 2) return new Writer(clients, acknowledged, `load-${n}`).writeUntil(isOver);
      const follower = new Follower(
        n % 50 === 1 ? webApiBooks(clients.webApi) : organizationServiceBooks(clients.organizationService),
      );
      followers.push(follower);
      return follower.followUntil(isOver);
    }),
  );
  const seconds = (performance.now() - started) / 1_000;
  const taken = await exporting;
  const differing = await whoDiffers(clients.webApi, followers, acknowledged);
  const exports = await lookInto(taken, { control, client: clients.webApi, acknowledged });
  return {
    requests: latency.count,
    seconds,
    latency: { p50: latency.percentile(50) / 1e6, p99: latency.percentile(99) / 1e6, max: latency.max / 1e6 },
    statuses,
    rows: acknowledged.table().size,
    differing,
    nonsense: spoiled,
    exports,
  };
}

function clientsOf(settings: Settings, fetch: typeof globalThis.fetch, tokens: TokenSource): Clients {
  const connection = { environmentUrl: settings.dataverseUrl, fetch, tokens };
  return {
    webApi: new WebApiClient({ ...connection, apiVersion: settings.apiVersion }),
    organizationService: new OrganizationServiceClient(connection),
  };
}

/** The clients ask again after what passes: only who counts answers sees that there was a 5xx. */
function watched(
  fetch: typeof globalThis.fetch,
  latency: RecordableHistogram,
  statuses: Record<string, number>,
): typeof globalThis.fetch {
  return async (input, init) => {
    const sent = process.hrtime.bigint();
    const reply = await fetch(input, init);
    latency.record(process.hrtime.bigint() - sent);
    statuses[reply.status] = (statuses[reply.status] ?? 0) + 1;
    return reply;
  };
}

type Export = Interval & { readonly state: string };

async function takeExports(control: EmulatorControl, { exports, seconds }: Load): Promise<readonly Export[]> {
  const taken: Export[] = [];
  for (let n = 1; n <= exports; n += 1) {
    await new Promise(resolve => setTimeout(resolve, (seconds * 1_000) / (exports + 1)));
    const from = performance.now();
    const state = await control.saveState();
    taken.push({ state, from, to: performance.now() });
  }
  return taken;
}

/** Each follower asks once more when all has been written. */
async function whoDiffers(
  client: WebApiClient,
  followers: readonly Follower[],
  acknowledged: Acknowledged,
): Promise<readonly string[]> {
  const expected = acknowledged.table();
  const rows = await readBooks(client, 'load-');
  const table = new Map(rows.map(row => [row.sample_bookid, `${row.sample_bookcode ?? ''}: ${row.sample_name ?? ''}`]));
  const faults = [...differences('the table', table, expected)];
  for (const [n, follower] of followers.entries()) {
    await follower.ask();
    faults.push(...differences(`follower ${n}`, follower.table(), expected));
  }
  return faults;
}

function* differences(
  who: string,
  held: ReadonlyMap<string, string>,
  expected: ReadonlyMap<string, string>,
): Generator<string> {
  for (const id of new Set([...held.keys(), ...expected.keys()])) {
    const [came, must] = [held.get(id), expected.get(id)];
    if (came !== must) yield `${who} holds ${came ?? 'no row'}, and not ${must ?? 'none'}`;
  }
}

/** Puts each export in place of what there is, and looks whether it can have been so at one moment. */
async function lookInto(
  taken: readonly Export[],
  { control, client, acknowledged }: { control: EmulatorControl; client: WebApiClient; acknowledged: Acknowledged },
): Promise<LoadResult['exports']> {
  const looked: { bytes: number; faults: readonly string[] }[] = [];
  for (const { state, ...interval } of taken) {
    await control.restore(state);
    const faults = acknowledged.faultsIn(await readBooks(client, 'load-'), interval);
    looked.push({ bytes: Buffer.byteLength(state), faults });
  }
  return looked;
}
