import { AccessError, DataverseError, type DataverseErrorFields, UnavailableError, UnreachableError } from '../errors';
import { redactText } from '../http/redact';
import { throttleCodes } from '../http/retry-decision';
import { parseODataError } from './odata-error';

type Refused = { readonly status: number; readonly headers: Headers; readonly text: string };

const unavailable: ReadonlySet<number> = new Set([429, 502, 503, 504]);

const byCode: Readonly<Record<string, string>> = {
  '0x80072560':
    'add the app registration as an application user of this environment (Power Platform admin center > the environment > Settings > Users + permissions > Application users).',
  '0x80042f09': 'assign a security role to the application user; it has none.',
  '0x80040220':
    "give the application user's security role the privilege named above, Read at organization level for change tracking.",
  '0x800404bb': "widen the privilege in the application user's security role to organization level.",
};

const byStatus: Readonly<Record<number, string>> = {
  401: 'check that AZURE_CLIENT_ID, AZURE_TENANT_ID and DATAVERSE_URL belong together; a new token was refused too.',
  403: 'check the security roles of the application user in this environment.',
  429: 'wait until other work in the environment has finished (an import or a publish holds a lock), then run again.',
  500: 'run again; if it persists, give Microsoft support the request id.',
  501: 'if this environment is on-premises, set DATAVERSE_API_VERSION to v9.1 or lower.',
  502: 'wait a few minutes and run again.',
  503: 'wait a few minutes and run again.',
  504: 'wait a few minutes and run again.',
};

/** The error for a reply that is not a success. */
export function refusalOf(method: string, url: string, { status, headers, text }: Refused): DataverseError {
  const { code, detail } = parseODataError(text);
  const requestId = headers.get('x-ms-service-request-id') ?? headers.get('req_id') ?? undefined;
  const fields = { method, url: redactText(url), status, code, detail, requestId };
  if (status >= 300 && status < 400) return redirected(fields, headers.get('location'));
  return errorOf(fields);
}

/**
 * The error of the class that its code or its status calls for, with what to do about it. `remedies` are by status:
 * those of the Web API when left out.
 */
export function errorOf(
  fields: DataverseErrorFields,
  remedies: Readonly<Record<number, string>> = byStatus,
): DataverseError {
  const { status } = fields;
  const code = fields.code.toLowerCase();
  const throttled = throttleCodes.has(code);
  const whatToDo = byCode[code] ?? (throttled ? byStatus[429] : remedies[status]);
  if (status === 401 || status === 403 || code in byCode) return new AccessError(fields, whatToDo);
  if (throttled || unavailable.has(status)) return new UnavailableError(fields, whatToDo);
  return new DataverseError(fields, whatToDo);
}

/**
 * True when the request may have been carried out although no answer of the environment came: a time limit, a broken
 * connection, a gateway. Synchronous imports are cut off after minutes by the proxy in front, and go on behind it.
 */
export const answerWasLost = (error: unknown): boolean =>
  error instanceof UnreachableError || (error instanceof UnavailableError && error.status !== 429);

/** A Web API never redirects; sign-in pages and proxies do, and a bearer token must not follow them. */
function redirected(fields: DataverseErrorFields, location: string | null): AccessError {
  const where = location !== null && URL.canParse(location) ? new URL(location).origin : 'another address';
  return new AccessError(
    { ...fields, detail: `a redirect to ${where} in place of an answer` },
    'check DATAVERSE_URL: a sign-in page or a proxy answered in place of the Web API.',
  );
}
