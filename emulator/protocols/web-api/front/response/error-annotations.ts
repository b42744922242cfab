import { type AnnotationFilter } from './annotation-filter';
import { type JsonObject } from '../request/json';

/** The code without `0x`, as the help link carries it; the one of an unexpected error where there is none. */
const helpLink = (code: string): string =>
  `http://go.microsoft.com/fwlink/?LinkID=398563&error=Microsoft.Crm.CrmException%3a${code.replace(/^0x/, '') || '80040216'}&client=platform`;

/**
 * What an error says besides code and message when the request asks for annotations. Stack traces and plug-in traces are
 * not among it: there are none.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/compose-http-requests-handle-errors#include-more-details-with-errors
 */
export function errorAnnotations(
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
    'Microsoft.PowerApps.CDS.HelpLink': helpLink(code),
    'Microsoft.PowerApps.CDS.InnerError.Message': message,
  };
  const asked = Object.entries(all).filter(([term]) => filter.includes(term));
  return Object.fromEntries(asked.map(([term, value]) => [`@${term}`, value]));
}
