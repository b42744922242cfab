import { badPayload } from '../response/odata-error';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from './json';

/** The members of a JSON object that a request brings, by name and typed; null counts as not given. Throws 400 for other types. */
export class JsonMembers {
  protected readonly body: JsonObject;
  /** The type or the action that errors name. */
  readonly subject: string;

  constructor(subject: string, body: JsonObject) {
    this.subject = subject;
    this.body = body;
  }

  value(name: string): JsonValue | undefined {
    return Object.hasOwn(this.body, name) ? (this.body[name] ?? undefined) : undefined;
  }

  text(name: string): string | undefined {
    return this.typed(name, 'Edm.String', value => typeof value === 'string');
  }

  flag(name: string): boolean | undefined {
    return this.typed(name, 'Edm.Boolean', value => typeof value === 'boolean');
  }

  list(name: string): readonly JsonValue[] | undefined {
    return this.typed(name, 'Collection', isJsonArray);
  }

  object(name: string): JsonObject | undefined {
    return this.typed(name, 'object', isJsonObject);
  }

  protected typed<Value extends JsonValue>(
    name: string,
    type: string,
    fits: (value: JsonValue) => value is Value,
  ): Value | undefined {
    const value = this.value(name);
    if (value === undefined || fits(value)) return value;
    throw this.wrongType(name, type);
  }

  protected wrongType(name: string, type: string): Error {
    return badPayload(this.subject, `The value of '${name}' cannot be converted to the expected type '${type}'.`);
  }
}

/** Null, false and an empty list change nothing, whatever the property. */
export const jsonAsksForNothing = (value: JsonValue): boolean =>
  value === null || value === false || (isJsonArray(value) && value.length === 0);
