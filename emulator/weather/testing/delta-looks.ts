import { values } from '../../engine/testing/book';
import { askChanges, changesIn } from '../../protocols/organization-service/testing/changes';
import { type Look, type Looks } from './look';
import { faultOf, outcomeOf, type Site } from './site';

type Delta = { readonly books: readonly string[]; readonly token: string };

/** What changed since a token, or all there is. */
type Read = (site: Site, since?: string) => Promise<Delta>;

const overWebApi: Read = async ({ send }, since) => {
  const headers = { prefer: 'odata.track-changes' };
  const { body } = await send('GET', since ?? 'sample_books?$select=sample_bookcode', { headers });
  const { value, '@odata.deltaLink': token = '' } = body as {
    value: Record<string, string>[];
    '@odata.deltaLink'?: string;
  };
  return { books: value.map(row => row['sample_bookcode'] ?? 'gone'), token };
};

const overService: Read = async (site, since) => {
  const { items, token = '' } = changesIn(await askChanges(site, since === undefined ? {} : { since }));
  return { books: items.map(item => (item.startsWith('-') ? 'gone' : item)), token };
};

const add = ({ emulator: { organization } }: Site, code: string): void => {
  organization.rows.create('sample_book', values({ sample_bookcode: code }), organization.system);
};

/** Three deltas after two new books; it is over when it has been told once, for each change anew. */
const deltas = (read: Read, clouded: unknown): Look => {
  let number = 0;
  return {
    see: async site => {
      const { token } = await read(site);
      number += 1;
      for (const code of ['A', 'B']) add(site, `${code}${number}`);
      const told: string[][] = [];
      for (let since = token; told.length < 3;) {
        const delta = await read(site, since);
        told.push(delta.books.map(book => book.slice(0, 1)));
        since = delta.token;
      }
      return told;
    },
    clear: [['A', 'B'], [], []],
    clouded,
    until: 'switched off',
  };
};

/** The first delta after a new book. */
const firstDelta = (read: Read): Look => {
  let number = 0;
  return {
    see: async site => {
      const { token } = await read(site);
      number += 1;
      add(site, `A${number}`);
      return (await read(site, token)).books.length;
    },
    clear: 1,
    clouded: 0,
    until: 'switched off',
  };
};

const bothWays = (look: (read: Read) => Look): Looks => ({
  webApi: look(overWebApi),
  organizationService: look(overService),
});

/** As many deltas, and what the last of them was refused with. */
const expired = (deltas: number): Looks => {
  const look = (ask: (site: Site) => Promise<string>, clouded: string): Look => ({
    see: async site => {
      const outcomes: string[] = [];
      while (outcomes.length < deltas) outcomes.push(await ask(site));
      return outcomes.at(-1);
    },
    clear: 'done',
    clouded,
    until: 'seen',
  });
  return {
    webApi: look(async site => outcomeOf(await site.send('GET', (await overWebApi(site)).token)), '400 0x80044352'),
    organizationService: look(
      async site => faultOf(await askChanges(site, { since: (await overService(site)).token })),
      '0x80044352',
    ),
  };
};

export const deltaLooks: Readonly<Record<string, Looks>> = {
  'held-back-changes': bothWays(read => deltas(read, [['A'], ['B'], []])),
  'late-changes': bothWays(firstDelta),
  'changes-told-again': bothWays(read => deltas(read, [['A', 'B'], ['B'], []])),
  'young-token-expires': expired(1),
  'young-token-expires-later': expired(23),
};
