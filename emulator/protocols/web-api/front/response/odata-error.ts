import { isKnownPlatformEntitySet } from '../../../../engine/system-tables/known-platform-tables';

/** A refusal of the OData layer. The engine's own refusals are DataverseFaults; both are rendered in render-error. */
export class ODataError extends Error {
  override readonly name = 'ODataError';
  /** HTTP status. */
  readonly status: number;
  /** `0x…` as the Web API writes it; empty where Dataverse sends none. */
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** The code under which the OData layer of an online environment reports nearly everything (recorded). */
const ODATA_LAYER = '0x80060888';

/** The code of payloads that cannot be read. https://learn.microsoft.com/troubleshoot/power-platform/power-apps/dataverse/web-api-client-errors */
const PAYLOAD = '0x80048d19';

/** 400 of the OData layer: a URL, header or query option that cannot be understood. */
export const badODataRequest = (message: string): ODataError => new ODataError(400, ODATA_LAYER, message);

/** 400 for a path whose segments cannot be told apart: https://github.com/OData/odata.net/issues/1708 */
export const querySyntaxError = (): ODataError =>
  new ODataError(400, '0x8006088a', 'Bad Request - Error in query syntax.');

/** 501: exists in Dataverse, or may exist, and is not in this emulator. Never answer something else instead. */
export const notImplementedInWebApi = (what: string): ODataError =>
  new ODataError(
    501,
    '0x80004001',
    `The emulator does not implement ${what}. GET /_emulator/v1/fidelity lists what it does.`,
  );

/** 404 for an entity set, function or path segment that nobody knows (recorded text). */
export const resourceNotFound = (segment: string): ODataError =>
  new ODataError(404, ODATA_LAYER, `Resource not found for the segment '${segment}'.`);

/** Why there is no such entity set: 501 for one that environments have and the emulator lacks, 404 for any other. */
export const missingEntitySet = (name: string): ODataError =>
  isKnownPlatformEntitySet(name) ? notImplementedInWebApi(`the entity set '${name}'`) : resourceNotFound(name);

/** 404 with an empty code: a function called by POST, an action by GET. */
export const noHttpResource = (url: string): ODataError =>
  new ODataError(404, '', `No HTTP resource was found that matches the request URI '${url}'.`);

/** 405: the resource exists, the verb does not apply to it. */
export const methodNotAllowed = (method: string): ODataError =>
  new ODataError(405, ODATA_LAYER, `The requested resource does not support http method '${method}'.`);

/** 400 for a property that a type does not have, in `$select`, `$filter` and `$orderby`. */
export const unknownProperty = (name: string, type: string): ODataError =>
  badODataRequest(`Could not find a property named '${name}' on type 'Microsoft.Dynamics.CRM.${type}'.`);

/** 400 for a key predicate that names columns which are not a declared key. https://learn.microsoft.com/power-apps/developer/data-platform/use-alternate-key-reference-record */
export const notAKey = (type: string): ODataError => {
  const resource = `the resource 'Microsoft.Dynamics.CRM.${type}'`;
  return badODataRequest(
    `The key in the request URI is not valid for resource 'Microsoft.Dynamics.CRM.${type}'. ` +
      `Ensure that the names and number of key properties match the declared or alternate key properties for ${resource}.`,
  );
};

/** 400 for a body that is not JSON, or holds what its type does not have. `subject` is the entity set or the action. */
export const badPayload = (subject: string, detail: string): ODataError =>
  new ODataError(
    400,
    PAYLOAD,
    `Error identified in Payload provided by the user for Entity :'${subject}', For more information on this error ` +
      'please follow this help link https://go.microsoft.com/fwlink/?linkid=2195293  ---->  ' +
      `InnerException : Microsoft.OData.ODataException: ${detail}`,
  );

/** 415: neither the request's content type nor one it accepts is JSON. */
export const unsupportedMediaType = (message: string): ODataError => new ODataError(415, ODATA_LAYER, message);
