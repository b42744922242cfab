import { ProtocolError } from '../../errors';

/** A name with its namespace resolved. */
export type XmlName = { readonly namespace: string; readonly name: string };

/** An element of a document that was read, by resolved names. */
export class XmlElement {
  readonly namespace: string;
  readonly name: string;
  /** `i:nil="true"`: there is no value. */
  readonly isNil: boolean;
  /** The `i:type` of the element. */
  readonly type: XmlName | undefined;
  readonly children: XmlElement[] = [];
  #text = '';

  constructor(namespace: string, name: string, kind: { isNil: boolean; type: XmlName | undefined }) {
    this.namespace = namespace;
    this.name = name;
    this.isNil = kind.isNil;
    this.type = kind.type;
  }

  get text(): string {
    return this.#text;
  }

  addText(chunk: string): void {
    this.#text += chunk;
  }

  /** The first child of that name. */
  find(namespace: string, name: string): XmlElement | undefined {
    return this.children.find(child => child.namespace === namespace && child.name === name);
  }

  /** The first child of that name; a ProtocolError that says what is missing where, when there is none. */
  get(namespace: string, name: string): XmlElement {
    const found = this.find(namespace, name);
    if (found) return found;
    throw new ProtocolError(
      `The Organization Service answered <${this.name}> without <${name}> of ${namespace}`,
      'open the exchange in the report: something other than a Dataverse Organization Service may have answered.',
    );
  }

  /** The text of a child; undefined when the child is absent or nil. */
  textOf(namespace: string, name: string): string | undefined {
    const found = this.find(namespace, name);
    return found === undefined || found.isNil ? undefined : found.text;
  }
}
