import { notImplementedInWebApi, unsupportedMediaType } from '../response/odata-error';

/** Request headers that would change the answer on Dataverse, and that nothing here acts on. */
const REFUSED: readonly string[] = [
  'callerobjectid',
  'mscrmcallerid',
  'x-http-method-override',
  'x-http-method',
  'isolation',
];

/** MSCRM headers whose effect is what the emulator does anyway: no duplicate rules, no plug-ins, no metadata cache. */
const HARMLESS: readonly string[] = [
  'mscrm.suppressduplicatedetection',
  'mscrm.bypasscustompluginexecution',
  'mscrm.mergelabels',
  'mscrm.sessiontoken',
  // Read, or refused, by each operation.
  'mscrm.solutionuniquename',
];

/** Throws 501 for headers that ask for what the emulator does not do. */
export function checkODataHeaders(headers: Headers): void {
  for (const [name] of headers) {
    const refused = REFUSED.includes(name) || (name.startsWith('mscrm.') && !HARMLESS.includes(name));
    if (refused) throw notImplementedInWebApi(`the request header '${name}'`);
  }
  const encoding = headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity';
  if (encoding !== 'identity') throw notImplementedInWebApi(`a request body with content-encoding '${encoding}'`);
  for (const name of ['odata-version', 'odata-maxversion']) {
    const version = headers.get(name)?.trim() ?? '4.0';
    if (version !== '4.0' && !(name === 'odata-maxversion' && version === '4.01')) {
      throw notImplementedInWebApi(`${name} ${version}; use 4.0`);
    }
  }
}

/** Content types of an answer, the one that errors name first. */
const PRODUCED = {
  json: ['application/json', 'text/plain'],
  xml: ['application/xml', 'text/xml'],
  multipart: ['multipart/mixed', 'application/json'],
} as const;

/** Throws 415 when the client does not accept what the operation answers with, 501 for a variant of it that is not served. */
export function checkAcceptHeader(accept: string | null, produces: keyof typeof PRODUCED): void {
  if (accept === null || accept.trim() === '') return;
  const ranges = accept
    .toLowerCase()
    .split(',')
    .map(range => range.split(';').map(part => part.trim()));
  const json = ranges.find(([type]) => type === 'application/json');
  if (json !== undefined && produces !== 'xml') {
    refuseAcceptParameters(json);
    return;
  }
  const accepted: readonly string[] = ['*/*', 'application/*', ...PRODUCED[produces]];
  if (ranges.some(([type]) => accepted.includes(type ?? ''))) return;
  throw unsupportedMediaType(
    'A supported MIME type could not be found that matches the acceptable MIME types for the request. ' +
      `The supported type(s) '${PRODUCED[produces][0]}' do not match any of the acceptable MIME types '${accept}'.`,
  );
}

function refuseAcceptParameters(parameters: readonly string[]): void {
  for (const parameter of parameters) {
    const changesTheFormat = /^(?:odata\.)?metadata=(?!minimal$)|^ieee754compatible=true$/.test(parameter);
    if (changesTheFormat) throw notImplementedInWebApi(`Accept: application/json;${parameter}`);
  }
}
