import {
  AccessError,
  CustomCodeError,
  DataverseError,
  type DataverseErrorFields,
  UnavailableError,
  UnreachableError,
  VanishedError,
  VanishedTableError,
} from '../errors';
import { answerKind, type AnswerKind, faultKind } from '../http/answer-kind';
import { demandedClaims } from '../http/claims-challenge';
import { redactText } from '../http/redact';
import type { Answer } from '../http/request';
import { isPage, parseODataError } from './odata-error';
import { accessRemedies, customCodeRemedy, customCodes, remedies, unmetClaims } from './remedies';

type About = {
  /** Whether what is not there, when it is not there, is a table that was. */
  readonly isTable?: boolean;
  /** Whether a page is an answer: who asked knew that something in front of Dataverse may refuse it. */
  readonly isPageExpected?: boolean;
};

/** The error for a reply that is not a success. */
export function refusalOf(
  method: string,
  url: string,
  refused: Answer,
  { isTable = false, isPageExpected = false }: About = {},
): DataverseError {
  const { status, headers, text } = refused;
  const { code, detail } = parseODataError(text);
  const requestId = headers.get('x-ms-service-request-id') ?? headers.get('req_id') ?? undefined;
  const fields = { method, url: redactText(url), status, code, detail, requestId };
  if (status >= 300 && status < 400) return redirected(fields, headers.get('location'));
  if (demandedClaims(status, headers) !== undefined) return new AccessError(fields, unmetClaims);
  if (isPage(refused) && !isPageExpected) return new UnavailableError(fields, inFront);
  return errorOf(fields, { isTable });
}

const inFront =
  'check DATAVERSE_URL, and whether a proxy or a firewall answers in place of Dataverse, which says what it refuses. Run again.';

type Said = {
  /** What the answer says of its request: what the Web API's says when left out. */
  readonly kind?: AnswerKind;
  /** Whether what is not there, when it is not there, is a table that was. */
  readonly isTable?: boolean;
};

/** The error of the class that a refusal calls for, with what to do about it. */
export function errorOf(
  fields: DataverseErrorFields,
  { kind = answerKind(fields.status, fields.code), isTable = false }: Said = {},
): DataverseError {
  const { status } = fields;
  const code = fields.code.toLowerCase();
  if (kind === 'throttled') return new UnavailableError(fields, remedies[429]);
  if (kind !== 'stands') return new UnavailableError(fields, remedies[status] ?? remedies[503]);
  const noAccess = accessRemedies.get(code);
  if (status === 401 || status === 403 || noAccess !== undefined) {
    return new AccessError(fields, noAccess ?? remedies[status]);
  }
  if (customCodes.has(code)) return new CustomCodeError(fields, customCodeRemedy);
  if (isGone(status, code)) return isTable ? new VanishedTableError(fields, gone) : new VanishedError(fields, gone);
  // The 500 of a fault that stands says nothing.
  return new DataverseError(fields, status === 500 ? undefined : remedies[status]);
}

/** A segment of the address that is not there, a table without metadata, a row that no id finds. */
const isGone = (status: number, code: string): boolean =>
  (status === 404 && code === '0x80060888') || code === '0x80041102' || code === '0x80040217';

const gone =
  'look in Power Apps > Solutions > History whether somebody removed the solution or its rows meanwhile, then run again.';

/**
 * True when the request may have been carried out although no answer of the environment came: a time limit, a broken
 * connection, a fault of the moment. Synchronous imports are cut off after minutes by the proxy in front, and go on
 * behind it. A 500 that names its fault is an answer.
 */
export const answerWasLost = (error: unknown): boolean =>
  error instanceof UnreachableError || (error instanceof UnavailableError && mayHaveBeenExecuted(error));

const mayHaveBeenExecuted = ({ status, code }: UnavailableError): boolean =>
  (status === 500 ? faultKind(code.toLowerCase()) : answerKind(status, code)) === 'passing';

/** A Web API never redirects; sign-in pages and proxies do, and a bearer token must not follow them. */
function redirected(fields: DataverseErrorFields, location: string | null): AccessError {
  const where = location !== null && URL.canParse(location) ? new URL(location).origin : 'another address';
  return new AccessError(
    { ...fields, detail: `a redirect to ${where} in place of an answer` },
    'check DATAVERSE_URL: a sign-in page or a proxy answered in place of the Web API.',
  );
}
