import { type DataverseFault, invalidArgument, notImplemented } from '../../../engine/dataverse-fault';
import { isGuid } from '../../../engine/values/guid';
import { contracts, generic, schema, serialization } from '../xml/names';
import { isXmlName, xmlNameText, type XmlName } from '../../../xml/xml-name';
import { type XmlElement } from '../../../xml/xml-element';

const base64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** What a request brings, by name and typed. To every reader, nil and absent are the same. */
export class MessageParameters {
  /** The name of the request. */
  readonly message: string;
  readonly #values: ReadonlyMap<string, XmlElement>;

  constructor(message: string, values: ReadonlyMap<string, XmlElement>) {
    this.message = message;
    this.#values = values;
  }

  /** Throws when there are others than these: what is not read is refused, never ignored. */
  allowOnly(names: readonly string[]): void {
    for (const [name, { isNil }] of this.#values) {
      if (names.includes(name) || isNil) continue;
      throw notImplemented(`The parameter '${name}' of ${this.message} is not implemented: leave it out.`);
    }
  }

  /** The same, with this value for one of them. */
  with(name: string, value: XmlElement): MessageParameters {
    return new MessageParameters(this.message, new Map(this.#values).set(name, value));
  }

  /** The value of a parameter of that type, whatever the type when none is given. */
  find(name: string, type?: XmlName): XmlElement | undefined {
    const value = this.#values.get(name);
    if (value === undefined || value.isNil) return undefined;
    if (type !== undefined && !isXmlName(value.type, type)) throw this.#wrongType(name, value, type);
    return value;
  }

  get(name: string, type?: XmlName): XmlElement {
    const value = this.find(name, type);
    if (value === undefined) throw this.#missing(name);
    return value;
  }

  text(name: string): string | undefined {
    return this.find(name, schema('string'))?.text;
  }

  requireText(name: string): string {
    const text = this.text(name);
    if (text === undefined || text === '') throw this.#missing(name);
    return text;
  }

  flag(name: string): boolean | undefined {
    const text = this.find(name, schema('boolean'))?.text.trim();
    if (text === undefined || text === 'true' || text === '1') return text === undefined ? undefined : true;
    if (text === 'false' || text === '0') return false;
    throw this.#malformed(name, text, 'boolean');
  }

  requireFlag(name: string): boolean {
    const flag = this.flag(name);
    if (flag === undefined) throw this.#missing(name);
    return flag;
  }

  guid(name: string): string | undefined {
    const text = this.find(name, serialization('guid'))?.text.trim();
    if (text !== undefined && !isGuid(text)) throw this.#malformed(name, text, 'guid');
    return text?.toLowerCase();
  }

  bytes(name: string): Uint8Array {
    const text = this.get(name, schema('base64Binary')).text.replace(/\s+/g, '');
    if (text.length % 4 !== 0 || !base64.test(text)) throw this.#malformed(name, text, 'base64Binary');
    return Buffer.from(text, 'base64');
  }

  #missing(name: string): DataverseFault {
    return invalidArgument(`Required field '${name}' is missing in the request ${this.message}.`);
  }

  #wrongType(name: string, { type }: XmlElement, expected: XmlName): DataverseFault {
    const given = type === undefined ? 'no type' : `the type ${xmlNameText(type)}`;
    return invalidArgument(
      `The parameter '${name}' of ${this.message} has ${given}; ${xmlNameText(expected)} is expected.`,
    );
  }

  #malformed(name: string, text: string, type: string): DataverseFault {
    const shown = text.slice(0, 50);
    return invalidArgument(`The parameter '${name}' of ${this.message} is not a valid ${type}: '${shown}'.`);
  }
}

/** Reads a ParameterCollection: `a:KeyValuePairOfstringanyType` items. Throws for a key that comes twice. */
export function readMessageParameters(message: string, collection: XmlElement | undefined): MessageParameters {
  const values = new Map<string, XmlElement>();
  for (const item of collection?.all(contracts('KeyValuePairOfstringanyType')) ?? []) {
    const key = item.textOf(generic('key'));
    const [value] = item.all(generic('value'));
    if (key === undefined || value === undefined) {
      throw invalidArgument(`A parameter of ${message} has no key or no value.`);
    }
    if (values.has(key)) throw invalidArgument(`The parameter '${key}' of ${message} comes twice.`);
    values.set(key, value);
  }
  return new MessageParameters(message, values);
}
