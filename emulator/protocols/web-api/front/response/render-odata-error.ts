import { DataverseFault } from '../../../../engine/dataverse-fault';
import { type AnnotationFilter, noAnnotations } from './annotation-filter';
import { type JsonObject } from '../request/json';
import { ODataError } from './odata-error';
import { jsonResponse, type ODataResponse } from './odata-response';

const noDetails: ReadonlyMap<string, string> = new Map();

/**
 * The one place where errors become answers: `{"error":{"code":"0x…","message":"…"}}`, without a stack trace. What nobody
 * expected is a 500 with a neutral text; `report` gets the rest. `annotations` are those that the request asks for.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/compose-http-requests-handle-errors
 */
export function renderODataError(
  error: unknown,
  report: (error: unknown) => void,
  annotations: AnnotationFilter = noAnnotations,
): ODataResponse {
  const render = (status: number, code: string, message: string, details = noDetails): ODataResponse =>
    jsonResponse({ error: { code, message, ...errorAnnotations(annotations, code, message, details) } }, { status });
  if (error instanceof DataverseFault) return render(error.status, error.codeText, error.message, error.details);
  if (error instanceof ODataError) return render(error.status, error.code, error.message);
  report(error);
  return render(500, '0x80040216', 'An unexpected error occurred.');
}

/** The code without `0x`, as the help link carries it; the one of an unexpected error where there is none. */
const errorHelpLink = (code: string): string =>
  `http://go.microsoft.com/fwlink/?LinkID=398563&error=Microsoft.Crm.CrmException%3a${code.replace(/^0x/, '') || '80040216'}&client=platform`;

/**
 * What an error says besides code and message when the request asks for annotations. Stack traces and plug-in traces are
 * not among it: there are none.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/compose-http-requests-handle-errors#include-more-details-with-errors
 */
function errorAnnotations(
  filter: AnnotationFilter,
  code: string,
  message: string,
  details: ReadonlyMap<string, string>,
): JsonObject {
  if (filter.asked === undefined) return {};
  const all: Readonly<Record<string, string>> = {
    ...Object.fromEntries(
      Array.from(details, ([name, value]) => [`Microsoft.PowerApps.CDS.ErrorDetails.${name}`, value]),
    ),
    'Microsoft.PowerApps.CDS.ErrorDetails.OperationStatus': '0',
    'Microsoft.PowerApps.CDS.ErrorDetails.SubErrorCode': '2',
    'Microsoft.PowerApps.CDS.HelpLink': errorHelpLink(code),
    'Microsoft.PowerApps.CDS.InnerError.Message': message,
  };
  const asked = Object.entries(all).filter(([term]) => filter.includes(term));
  return Object.fromEntries(asked.map(([term, value]) => [`@${term}`, value]));
}
