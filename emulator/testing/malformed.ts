import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Fuzz } from './fuzz';
import { type Malformed, origin } from './malformed-request';
import { malformedJob } from './malformed-job';

const guid = '11111111-2222-4333-8444-555555555555';
/** That of the shell. */
const tenant = '11111111-1111-4111-8111-111111111111';

const methods = ['GET', 'GET', 'POST', 'PATCH', 'PUT', 'DELETE', 'OPTIONS', 'BREW'] as const;

const resources = [
  'sample_books',
  `sample_books(${guid})`,
  "sample_books(sample_bookcode='A')",
  'sample_books/$count',
  'accounts?$select=name&$filter=contains(name,%27a%27) and revenue gt 5&$orderby=name desc&$top=3',
  "accounts?$filter=not (name eq null or startswith(name,'a')) and createdon ge 2020-01-01T00:00:00Z",
  'sample_books?$deltatoken=1000000%2101%2f02%2f2026%2003%3a04%3a05',
  'sample_books?$skiptoken=%3Ccookie%20pagenumber=%222%22%20pagingcookie=%22%22%20istracking=%22True%22%20/%3E',
  'contacts?$expand=parentcustomerid_account($select=name)&$count=true',
  "EntityDefinitions(LogicalName='sample_book')/Keys?$select=SchemaName",
  'EntityDefinitions?$filter=IsCustomEntity eq true&$expand=Attributes($select=LogicalName)',
  `EntityDefinitions(${guid})/Attributes(LogicalName='x')`,
  'WhoAmI()',
  "RetrieveCurrentOrganization(AccessType=@p1)?@p1=Microsoft.Dynamics.CRM.EndpointAccessType'Default'",
  `RetrieveFormattedImportJobResults(ImportJobId=${guid})`,
  `RetrieveSolutionImportResult(ImportJobId=${guid})`,
  "RetrieveDependenciesForUninstall(SolutionUniqueName='x')",
  '$metadata',
  '',
] as const;

const headerValues = {
  prefer: 'odata.track-changes, odata.maxpagesize=2, return=representation, odata.include-annotations="*"',
  'if-match': 'W/"1000001"',
  'if-none-match': '*',
  accept: 'application/json;odata.metadata=minimal',
  'odata-version': '4.0',
  'content-type': 'application/json',
} as const;

/** Header values hold no control characters and nothing beyond Latin-1: no client can send them. */
const asHeader = (text: string): string => text.replace(/[^\t\x20-\x7e\xa0-\xff]/g, '').trim();

function malformedHeaders(fuzz: Fuzz): Record<string, string> {
  const chosen = Object.entries(headerValues).filter(() => fuzz.chance(0.3));
  return Object.fromEntries(
    chosen.map(([name, value]) => [name, asHeader(fuzz.chance(0.5) ? fuzz.spoil(value) : value)]),
  );
}

function malformedRequest(fuzz: Fuzz): Malformed {
  const resource = fuzz.pick(resources);
  const method = fuzz.pick(methods);
  const headers = malformedHeaders(fuzz);
  const url = `${origin}/api/data/v9.2/${fuzz.chance(0.8) ? fuzz.spoil(resource) : resource}`;
  if (method === 'GET') return { method, url, headers };
  const text = JSON.stringify(fuzz.json());
  return {
    method,
    url,
    headers: { 'content-type': 'application/json', ...headers },
    body: fuzz.chance(0.3) ? fuzz.spoil(text) : text,
  };
}

const batch = [
  '--b',
  'Content-Type: multipart/mixed; boundary=c',
  '',
  '--c',
  'Content-Type: application/http',
  'Content-Transfer-Encoding: binary',
  'Content-ID: 1',
  '',
  'POST /api/data/v9.2/accounts HTTP/1.1',
  'Content-Type: application/json',
  '',
  '{"name":"Contoso"}',
  '--c--',
  '--b',
  'Content-Type: application/http',
  'Content-Transfer-Encoding: binary',
  '',
  'GET /api/data/v9.2/accounts?$top=1 HTTP/1.1',
  '',
  '',
  '--b--',
  '',
].join('\r\n');

const malformedBatch = (fuzz: Fuzz): Malformed => ({
  method: 'POST',
  url: `${origin}/api/data/v9.2/$batch`,
  headers: {
    'content-type': fuzz.chance(0.8)
      ? 'multipart/mixed; boundary=b'
      : asHeader(fuzz.spoil('multipart/mixed; boundary=b')),
  },
  body: fuzz.spoil(batch),
});

const wire = path.resolve(__dirname, '../../docs/wire/organization-service');
const envelopes = readdirSync(wire)
  .filter(name => name.startsWith('req-'))
  .map(name => readFileSync(path.join(wire, name), 'utf8'));

function malformedEnvelope(fuzz: Fuzz): Malformed {
  const [first = '', ...others] = envelopes;
  const url = `${origin}/XRMServices/2011/Organization.svc/web?SDKClientVersion=9.0`;
  const headers = { 'content-type': 'text/xml; charset=utf-8', soapaction: asHeader(fuzz.spoil('"Execute"')) };
  return { method: 'POST', url, headers, body: fuzz.spoil(fuzz.pick([first, ...others])) };
}

const controlBodies = [
  '{"advanceDays":0.5}',
  '["lost-deletes","wrong-count"]',
  '{"name":"rita","role":"reader"}',
  '{"format":"dataverse-emulator-state-4","deployment":"online","organization":{"$map":[]},"solutions":{"$bigint":"1"}}',
] as const;

function malformedElsewhere(fuzz: Fuzz): Malformed {
  const places = [
    `/${tenant}/oauth2/v2.0/token`,
    '/common/discovery/instance',
    '/_emulator/v1/clock',
    '/_emulator/v1/defects',
    '/_emulator/v1/users',
    '/_emulator/v1/state',
    '/_emulator/v1/requests',
    '/_emulator/v1/fidelity',
    `/${tenant}/v2.0/.well-known/openid-configuration`,
    `/${tenant}/discovery/v2.0/keys`,
    '/api/data/v9.2',
    '/api/data/../data',
  ] as const;
  const form = `grant_type=client_credentials&client_id=${guid}&client_secret=x&scope=${origin}/.default&client_assertion=a.b.c`;
  const method = fuzz.pick(methods);
  const body = fuzz.pick([
    () => fuzz.spoil(form),
    () => fuzz.spoil(fuzz.pick(controlBodies)),
    () => JSON.stringify(fuzz.json()),
  ])();
  const headers = {
    'content-type': fuzz.pick(['application/x-www-form-urlencoded', 'application/json', 'text/plain']),
  };
  const url = `${origin}${fuzz.chance(0.5) ? fuzz.spoil(fuzz.pick(places)) : fuzz.pick(places)}`;
  return { method, url, headers, ...(method !== 'GET' && { body }) };
}

const kinds = [
  malformedRequest,
  malformedRequest,
  malformedRequest,
  malformedJob,
  malformedBatch,
  malformedEnvelope,
  malformedElsewhere,
] as const;

/** Makes one, of any kind that the emulator must bear. */
export const malformed = (fuzz: Fuzz): Malformed => fuzz.pick(kinds)(fuzz);
