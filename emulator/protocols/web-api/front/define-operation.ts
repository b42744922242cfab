import { type WebApiContext } from './context';
import { matchesAction, matchesFunction, matchesRowFunction } from './match';
import { type Operation } from './operation';
import { type JsonObject } from './request/json';
import { type ODataRequest } from './request/odata-request';
import { contextUrl, emptyResponse, jsonResponse } from './response/odata-response';

/** An action or a function, without what follows from its name. */
type Definition = Omit<Operation, 'operation' | 'name' | 'matches' | 'evidence' | 'handle'> & {
  /** Its page in Microsoft's reference, unless another says more. */
  readonly evidence?: string;
  /** For people, where the name alone does not show how it is called: `RetrieveVersion()`; behind a row, its parentheses alone. */
  readonly call?: string;
  /** What it answers with, for the context URL: the type of its response, unless said otherwise. */
  readonly answers?: string;
  /** The members of its answer; undefined when it answers with nothing, 204. Throws the refusal. */
  readonly run: (
    request: ODataRequest,
    context: WebApiContext,
  ) => JsonObject | undefined | Promise<JsonObject | undefined>;
};

/** An action that is bound to nothing: `POST PublishAllXml`. */
export const defineAction = (name: string, definition: Definition): Operation =>
  defineOperation('POST', name, matchesAction(name), definition);

/** A function that is bound to nothing: `GET WhoAmI`, with or without parentheses. */
export const defineFunction = (name: string, definition: Definition): Operation =>
  defineOperation('GET', name, matchesFunction(name), definition);

/** A function that is bound to a row of this entity set: `GET systemusers({key})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges`. */
export const defineRowFunction = (
  entitySet: string,
  name: string,
  { call = '', ...definition }: Definition,
): Operation =>
  defineOperation('GET', name, matchesRowFunction(entitySet, name), {
    call: `${entitySet}({key})/Microsoft.Dynamics.CRM.${name}${call}`,
    ...definition,
  });

const defineOperation = (
  method: string,
  name: string,
  matches: Operation['matches'],
  { call = name, answers = `Microsoft.Dynamics.CRM.${name}Response`, run, ...rest }: Definition,
): Operation => ({
  operation: `${method} ${call}`,
  name,
  evidence: `https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/${name.toLowerCase()}`,
  ...rest,
  matches,
  handle: async (request, context) => {
    const members = await run(request, context);
    if (members === undefined) return emptyResponse();
    return jsonResponse({ '@odata.context': contextUrl(request.serviceRoot, answers), ...members });
  },
});
