import { isGuid } from '../../../../engine/values/guid';
import { isJsonObject, type JsonObject } from './json';
import { jsonAsksForNothing, JsonMembers } from './json-members';
import { type ODataRequest } from './odata-request';
import { badODataRequest, notImplementedInWebApi, ODataError } from '../response/odata-error';

/** The parameters of one call of an action; null counts as not given. */
export class ActionParameters extends JsonMembers {
  /** Throws 400 for a parameter that is not among the known ones (recorded text). */
  constructor(action: string, body: JsonObject, known: readonly string[]) {
    super(action, body);
    for (const name of Object.keys(body)) {
      if (known.includes(name)) continue;
      throw new ODataError(
        400,
        '0x80048d19',
        `The parameter '${name}' in the request payload is not a valid parameter for the operation '${action}'.`,
      );
    }
  }

  guid(name: string): string | undefined {
    return this.typed(
      name,
      'Edm.Guid',
      (value): value is string => typeof value === 'string' && isGuid(value),
    )?.toLowerCase();
  }

  /** The members of a parameter that is an object; other ones than these are refused like unknown parameters. */
  members(name: string, known: readonly string[]): ActionParameters | undefined {
    const body = this.typed(name, 'Object', isJsonObject);
    return body && new ActionParameters(this.subject, body, known);
  }

  /** Edm.Binary: base64. */
  bytes(name: string): Uint8Array | undefined {
    const text = this.typed(
      name,
      'Edm.Binary',
      (value): value is string => typeof value === 'string' && isBase64(value),
    );
    return text === undefined ? undefined : Buffer.from(text, 'base64');
  }

  /** Throws 400 when the parameter is not given. */
  require<Value>(name: string, value: Value | undefined): Value {
    if (value !== undefined) return value;
    throw badODataRequest(`The parameter '${name}' is required for the operation '${this.subject}'.`);
  }

  /** Throws 501 when the parameter asks for anything: true, a list with items, an object. */
  refuse(...names: readonly string[]): void {
    for (const name of names) {
      if (!jsonAsksForNothing(this.value(name) ?? null))
        throw notImplementedInWebApi(`the parameter '${name}' of ${this.subject}`);
    }
  }
}

/** The parameters of the action that the last segment names, bound or not. Throws as {@link ActionParameters}. */
export function actionParameters({ path, body }: ODataRequest, known: readonly string[]): ActionParameters {
  const action = path.at(-1)?.name.replace('Microsoft.Dynamics.CRM.', '') ?? '';
  return new ActionParameters(action, body(action), known);
}

const isBase64 = (text: string): boolean => text.length % 4 === 0 && /^[A-Za-z\d+/]*={0,2}$/.test(text);
