import { askChanges } from '../../protocols/organization-service/testing/changes';
import { type Look, type Looks } from './look';
import { faultOf, outcomeOf, type Site } from './site';

const headers = { prefer: 'odata.track-changes' };
const track = async ({ send }: Site) => outcomeOf(await send('GET', 'sample_books', { headers }));

const once = (see: Look['see'], clear: unknown, clouded: unknown): Look => ({ see, clear, clouded, until: 'seen' });

export const passingLooks: Readonly<Record<string, Looks>> = {
  'one-500': { webApi: once(track, 'done', '500 0x80040216') },
  'one-500-for-a-key': {
    webApi: once(
      async ({ send }) => outcomeOf(await send('GET', "sample_books(sample_bookcode='none')")),
      '404 0x80060891',
      '500 0x80040216',
    ),
  },
  'one-500-for-a-write': {
    webApi: once(
      async ({ send }) => outcomeOf(await send('POST', 'sample_books', { body: { sample_name: 'A' } })),
      'done',
      '500 0x80040216',
    ),
  },
  'one-429-inside-a-batch': {
    webApi: once(
      async ({ send }) => {
        const headers = { 'content-type': 'multipart/mixed; boundary=b' };
        const request = 'GET /api/data/v9.2/sample_books HTTP/1.1\r\nAccept: application/json\r\n\r\n';
        const head = 'Content-Type: application/http\r\nContent-Transfer-Encoding: binary';
        const body = `--b\r\n${head}\r\n\r\n${request}\r\n--b--\r\n`;
        const reply = await send('POST', '$batch', { headers, body });
        return [reply.status, /HTTP\/1\.1 (\d+)/.exec(String(reply.body))?.[1]];
      },
      [200, '200'],
      [200, '429'],
    ),
  },
  'one-page-for-a-key': {
    webApi: once(
      async ({ send }) => outcomeOf(await send('GET', "sample_books(sample_bookcode='none')")),
      '404 0x80060891',
      '404',
    ),
  },
  'one-408': { webApi: once(track, 'done', '408') },
  'one-503-for-a-refusal': {
    webApi: once(
      async ({ send }) => outcomeOf(await send('GET', 'sample_books?$filter=sample_pages eq 1', { headers })),
      '400 0x80060888',
      '503',
    ),
  },
  'one-soap-fault': { organizationService: once(async site => faultOf(await askChanges(site)), 'done', '0x80040216') },
  'one-soap-fault-at-first': {
    organizationService: once(async ({ execute }) => faultOf(await execute('WhoAmI')), 'done', '0x80040216'),
  },
  // The token of this client is renewed when time goes on.
  'claims-challenge': {
    webApi: {
      see: async ({ send }) => {
        const reply = await send('GET', 'sample_books', { headers });
        return [
          outcomeOf(reply),
          reply.headers.get('www-authenticate')?.includes('error="insufficient_claims", claims="'),
        ];
      },
      clear: ['done', undefined],
      clouded: ['401', true],
      until: 'later',
    },
    organizationService: {
      see: async ({ execute }) => (await execute('WhoAmI')).status,
      clear: 200,
      clouded: 401,
      until: 'later',
    },
  },
  'long-retry-after': {
    webApi: once(
      async ({ send }) => {
        const reply = await send('GET', 'sample_books', { headers });
        return [outcomeOf(reply), reply.headers.get('retry-after')];
      },
      ['done', null],
      ['429 0x80072322', '5'],
    ),
    organizationService: once(
      async site => {
        const answer = await askChanges(site);
        return [faultOf(answer), answer.text.includes('>PT5S<')];
      },
      ['done', false],
      ['0x80072322', true],
    ),
  },
};
