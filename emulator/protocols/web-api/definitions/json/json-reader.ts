import { languageCode } from '../../../../definitions/metadata-types/metadata-type';
import { isJsonArray, isJsonNumber, isJsonObject, type JsonValue } from '../../front/request/json';
import { jsonAsksForNothing, JsonMembers } from '../../front/request/json-members';
import { badPayload, notImplementedInWebApi } from '../../front/response/odata-error';

/**
 * Reads the properties of one JSON object of the metadata service. Each is read at most once; {@link JsonReader.finish}
 * refuses what nobody asked for, so that nothing a client sends is ignored.
 */
export class JsonReader extends JsonMembers {
  readonly #read = new Set<string>();

  /** `subject` names the type in errors. Throws 400 unless `@odata.type`, where given, is one of `types`. */
  constructor(subject: string, value: JsonValue | undefined, types: readonly string[] = []) {
    if (!isJsonObject(value)) throw badPayload(subject, `A JSON object of type '${types[0] ?? subject}' is expected.`);
    super(subject, value);
    const type = this.text('@odata.type')
      ?.replace(/^#/, '')
      .replace(/^Microsoft\.Dynamics\.CRM\./, '');
    if (type !== undefined && types.length > 0 && !types.includes(type)) {
      throw badPayload(subject, `A type named '${type}' is not compatible with '${types.join("' or '")}'.`);
    }
  }

  override value(name: string): JsonValue | undefined {
    this.#read.add(name);
    return super.value(name);
  }

  number(name: string): number | undefined {
    const value = this.typed(name, 'Edm.Double', isJsonNumber);
    // As MinValue of a bigint column: where no double holds it, the nearest one.
    return value === undefined ? undefined : Number(value);
  }

  integer(name: string): number | undefined {
    const value = this.number(name);
    if (value === undefined || Number.isInteger(value)) return value;
    throw this.wrongType(name, 'Edm.Int32');
  }

  /** The `Value` of a managed property or of a constant: `{"Value":"ApplicationRequired"}`. */
  wrapped(name: string): string | undefined {
    const value = this.object(name)?.['Value'] ?? undefined;
    if (value === undefined || typeof value === 'string') return value;
    throw this.wrongType(name, 'Edm.String');
  }

  /** The English text of a Label. Throws 400 for a label without one. */
  label(name: string): string | undefined {
    const given = this.object(name);
    if (given === undefined) return undefined;
    const list: JsonValue = given['LocalizedLabels'] ?? null;
    const localized: readonly JsonValue[] = isJsonArray(list) ? list : [];
    const labels = [...localized, given['UserLocalizedLabel'] ?? null].filter(isJsonObject);
    if (labels.length === 0) return undefined;
    const text = labels.find(label => label['LanguageCode'] === languageCode)?.['Label'];
    if (typeof text === 'string') return text;
    throw badPayload(
      this.subject,
      `'${name}' has no label in the language ${languageCode}, the only one that is provisioned.`,
    );
  }

  /** Reads what says what is so anyway. Throws 501 where it says something else. Names are compared in any case. */
  expect(name: string, expected: string | boolean): void {
    const given = this.value(name);
    const value = isJsonObject(given) ? (given['Value'] ?? undefined) : given;
    const isSame =
      typeof value === 'string' ? value.toLowerCase() === String(expected).toLowerCase() : value === expected;
    if (value !== undefined && !isSame)
      throw notImplementedInWebApi(`another ${name} than ${expected} of ${this.subject}`);
  }

  /** Throws 400 when the property is not given. */
  require<Value>(name: string, value: Value | undefined): Value {
    if (value !== undefined) return value;
    throw badPayload(this.subject, `The required property '${name}' is missing.`);
  }

  /** Names of the properties that nobody has read, annotations apart. */
  get unread(): readonly string[] {
    return Object.keys(this.body).filter(name => !this.#read.has(name) && !name.startsWith('@odata.'));
  }

  /**
   * Throws 400 for a property that the type does not have, 501 for one that it has and that asks for something here
   * nobody acts on: anything but null, false, an empty list, or a managed property of one of these.
   */
  finish(known: readonly string[], settled: readonly string[] = []): void {
    for (const name of this.unread) {
      const value = this.body[name] ?? null;
      const isNothing = jsonAsksForNothing(isJsonObject(value) && 'Value' in value ? (value['Value'] ?? null) : value);
      if (!known.includes(name)) {
        throw badPayload(
          this.subject,
          `The property '${name}' does not exist on type 'Microsoft.Dynamics.CRM.${this.subject}'.`,
        );
      }
      if (!isNothing && !settled.includes(name))
        throw notImplementedInWebApi(`the property '${name}' of ${this.subject} in a request`);
    }
  }
}
