import { values } from '../../engine/testing/book';
import { askChanges, changesIn } from '../../protocols/organization-service/testing/changes';
import { buildPackage } from '../../solutions/testing/package-builder';
import { type Look, type Looks } from './look';
import { type Site } from './site';

const always = (see: Look['see'], clear: unknown, clouded: unknown): Look => ({
  see,
  clear,
  clouded,
  until: 'switched off',
});

const addBook = ({ emulator: { organization } }: Site): string =>
  organization.rows.create('sample_book', values({ sample_name: 'A' }), organization.system).id;

const track = async ({ send }: Site, prefer = 'odata.track-changes') =>
  send('GET', 'sample_books', { headers: { prefer } });

const deltaLink = async (site: Site): Promise<string> =>
  ((await track(site)).body as Record<string, string>)['@odata.deltaLink'] ?? '';

const linkOrigin = async (site: Site): Promise<string> => new URL(await deltaLink(site)).origin;

const origin = 'https://localhost:8443';
const applied = async (site: Site, prefer: string) => (await track(site, prefer)).headers.get('preference-applied');

export const answerLooks: Readonly<Record<string, Looks>> = {
  'links-under-another-name': { webApi: always(linkOrigin, origin, 'https://api.localhost:8443') },
  'links-with-http': { webApi: always(linkOrigin, origin, 'http://localhost:8443') },
  'lone-preference': {
    webApi: always(
      async site => [
        await applied(site, 'odata.track-changes'),
        await applied(site, 'odata.track-changes,odata.maxpagesize=5'),
      ],
      ['odata.track-changes', 'odata.track-changes,odata.maxpagesize=5'],
      ['odata.track-changes', null],
    ),
  },
  'count-of-rows': {
    webApi: always(
      async site => {
        const { organization } = site.emulator;
        const id = addBook(site);
        const link = await deltaLink(site);
        organization.rows.remove('sample_book', id, organization.system);
        return String((await site.send('GET', link.replace('sample_books?', 'sample_books/$count?'))).body);
      },
      '1',
      '0',
    ),
  },
  'another-key': {
    webApi: always(
      async ({ send }) => {
        const { body } = await send(
          'GET',
          "EntityDefinitions(LogicalName='sample_book')/Keys?$select=EntityKeyIndexStatus",
        );
        return (body as { value: Record<string, string>[] }).value.map(key => key['EntityKeyIndexStatus']);
      },
      ['Active'],
      ['Failed', 'Active'],
    ),
  },
  'further-columns': {
    webApi: always(
      async site => {
        addBook(site);
        const { body } = await site.send('GET', 'sample_books?$select=sample_name&$top=1');
        return Object.keys((body as { value: object[] }).value[0] ?? {}).includes('versionnumber');
      },
      false,
      true,
    ),
  },
  'ignored-page-size': {
    organizationService: always(
      async site => {
        addBook(site);
        addBook(site);
        return changesIn(await askChanges(site, { count: 1, page: 1 })).more;
      },
      true,
      false,
    ),
  },
  'other-build': {
    organizationService: always(
      async ({ execute, emulator }) => {
        const [version] = (await execute('RetrieveVersion')).all('value');
        return version?.text === emulator.organization.version;
      },
      true,
      false,
    ),
  },
  'listed-dependency': {
    webApi: always(
      async ({ send }) => {
        const flags = { OverwriteUnmanagedCustomizations: true, PublishWorkflows: true };
        const CustomizationFile = Buffer.from(buildPackage({ uniqueName: 'Empty', tables: [] })).toString('base64');
        await send('POST', 'ImportSolution', {
          body: { CustomizationFile, ImportJobId: crypto.randomUUID(), ...flags },
        });
        const { body } = await send('GET', "RetrieveDependenciesForUninstall(SolutionUniqueName='Empty')");
        return (body as { value: unknown[] }).value.length;
      },
      0,
      1,
    ),
  },
  'null-managed-property': {
    webApi: always(
      async ({ send }) => {
        const url = "EntityDefinitions(LogicalName='sample_book')?$select=CanChangeTrackingBeEnabled";
        const { body } = await send('GET', url);
        return (body as { CanChangeTrackingBeEnabled: unknown }).CanChangeTrackingBeEnabled === null;
      },
      false,
      true,
    ),
  },
  'upper-case-ids': {
    webApi: always(
      async site => {
        const id = addBook(site);
        const { body } = await site.send('GET', `sample_books(${id})`);
        const shown = (body as { sample_bookid: string }).sample_bookid;
        const again = await site.send('GET', `sample_books(${shown})`);
        return [shown === id, shown.toLowerCase() === id, again.status];
      },
      [true, true, 200],
      [false, true, 200],
    ),
    organizationService: always(
      async site => {
        const id = addBook(site);
        const { text } = await askChanges(site, { columns: [] });
        return [text.includes(`>${id}<`), text.includes(`>${id.toUpperCase()}<`)];
      },
      [true, false],
      [false, true],
    ),
  },
};
