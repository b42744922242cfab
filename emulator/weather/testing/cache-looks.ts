import { askChanges } from '../../protocols/organization-service/testing/changes';
import {
  bookKeyXml,
  columnsXml,
  pair,
  referenceXml,
  typed,
} from '../../protocols/organization-service/testing/service';
import { type Look, type Looks } from './look';
import { faultOf, outcomeOf, type Site } from './site';

const readRows = async ({ send }: Site) => outcomeOf(await send('GET', 'sample_books'));
const readDefinition = async ({ send }: Site) =>
  outcomeOf(await send('GET', "EntityDefinitions(LogicalName='sample_book')"));
const readByKey = async ({ send }: Site) => outcomeOf(await send('GET', "sample_books(sample_bookcode='none')"));

const retrieve = async ({ execute }: Site) =>
  faultOf(
    await execute(
      'Retrieve',
      pair('Target', typed('a:EntityReference', referenceXml('sample_book', '', bookKeyXml('none')))) +
        pair('ColumnSet', typed('a:ColumnSet', columnsXml('sample_name'))),
    ),
  );

/** What the Web API answers for the rows and for the definition of a new table. */
const rowsAndDefinition = (rows: string, definition: string): Look => ({
  see: async site => [await readRows(site), await readDefinition(site)],
  clear: ['done', 'done'],
  clouded: [rows, definition],
  until: 'later',
});

/** What the Organization Service answers for the rows of a new table. */
const changes = (clouded: string): Look => ({
  see: async site => faultOf(await askChanges(site)),
  clear: 'done',
  clouded,
  until: 'later',
});

const byKey = (clouded: string): Look => ({ see: readByKey, clear: '404 0x80060891', clouded, until: 'later' });

export const cacheLooks: Readonly<Record<string, Looks>> = {
  'cold-table': { webApi: rowsAndDefinition('404 0x80060888', 'done'), organizationService: changes('0x80041102') },
  'late-definitions': {
    webApi: rowsAndDefinition('done', '404 0x80041102'),
    organizationService: {
      see: async ({ execute }) =>
        faultOf(
          await execute(
            'RetrieveEntity',
            pair('EntityFilters', typed('d:EntityFilters', 'Entity')) +
              pair('LogicalName', typed('x:string', 'sample_book')),
          ),
        ),
      clear: 'done',
      clouded: '0x80040217',
      until: 'later',
    },
  },
  'late-privileges': {
    webApi: rowsAndDefinition('403 0x80040220', 'done'),
    organizationService: changes('0x80040220'),
  },
  'cold-keys': {
    webApi: byKey('400 0x80060888'),
    organizationService: { see: retrieve, clear: '0x80060891', clouded: '0x80060890', until: 'later' },
  },
  'cold-keys-as-syntax': { webApi: byKey('400 0x8006088a') },
  'late-annotations': {
    webApi: {
      see: async ({ send }) => {
        const document = String((await send('GET', '$metadata?annotations=true')).body);
        const [, book = ''] = /<EntitySet Name="sample_books"(.*?)<\/EntitySet>/s.exec(document) ?? [];
        return [book.includes('ChangeTracking'), document.includes('ChangeTracking')];
      },
      clear: [true, true],
      clouded: [false, true],
      until: 'later',
    },
  },
  'late-tracking': {
    webApi: {
      see: async ({ send }) => {
        const headers = { prefer: 'odata.track-changes' };
        const links: boolean[] = [];
        while (links.length < 12) {
          const { body } = await send('GET', 'sample_books', { headers });
          links.push(Object.hasOwn(body as object, '@odata.deltaLink'));
        }
        return links.lastIndexOf(false);
      },
      clear: -1,
      clouded: 11,
      until: 'later',
    },
  },
  'cold-servers': {
    webApi: {
      see: async site => {
        const asked = [await site.send('GET', 'sample_books'), await site.send('GET', 'sample_books')];
        const cookies = asked.map(({ headers }) => headers.get('set-cookie')?.split(';')[0] ?? '');
        const kept = await Promise.all(
          cookies.map(cookie => site.send('GET', 'sample_books', { headers: { cookie } })),
        );
        return [asked.map(outcomeOf).sort(), kept.map(outcomeOf).sort()];
      },
      clear: [
        ['done', 'done'],
        ['done', 'done'],
      ],
      clouded: [
        ['404 0x80060888', 'done'],
        ['404 0x80060888', 'done'],
      ],
      until: 'later',
    },
    organizationService: {
      see: async site => [faultOf(await askChanges(site)), faultOf(await askChanges(site))].sort(),
      clear: ['done', 'done'],
      clouded: ['0x80041102', 'done'],
      until: 'later',
    },
  },
};
