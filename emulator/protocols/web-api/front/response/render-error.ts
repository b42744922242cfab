import { DataverseFault } from '../../../../engine/dataverse-fault';
import { type AnnotationFilter, noAnnotations } from './annotation-filter';
import { errorAnnotations } from './error-annotations';
import { ODataError } from './odata-error';
import { json, type ODataResponse } from './odata-response';

const noDetails: ReadonlyMap<string, string> = new Map();

/**
 * The one place where errors become answers: `{"error":{"code":"0x…","message":"…"}}`, without a stack trace. What nobody
 * expected is a 500 with a neutral text; `report` gets the rest. `annotations` are those that the request asks for.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/compose-http-requests-handle-errors
 */
export function renderError(
  error: unknown,
  report: (error: unknown) => void,
  annotations: AnnotationFilter = noAnnotations,
): ODataResponse {
  const render = (status: number, code: string, message: string, details = noDetails): ODataResponse =>
    json({ error: { code, message, ...errorAnnotations(annotations, code, message, details) } }, { status });
  if (error instanceof DataverseFault) return render(error.status, error.codeText, error.message, error.details);
  if (error instanceof ODataError) return render(error.status, error.code, error.message);
  report(error);
  return render(500, '0x80040216', 'An unexpected error occurred.');
}
