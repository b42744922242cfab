import { instance, isName, nameText, type XmlName } from './names';

/** One element that was read. Names and values come from a stranger, so they live in maps, never as property names. */
export class XmlElement {
  readonly name: XmlName;
  /** The `i:type`, resolved where it stands. */
  readonly type: XmlName | undefined;
  readonly children: XmlElement[] = [];
  readonly #attributes: ReadonlyMap<string, string>;
  #text = '';

  /** @param attributes by {@link nameText} */
  constructor(name: XmlName, attributes: ReadonlyMap<string, string>, type: XmlName | undefined) {
    this.name = name;
    this.#attributes = attributes;
    this.type = type;
  }

  /** The element's own text, as it stands. */
  get text(): string {
    return this.#text;
  }

  /** `i:nil="true"`: no value. */
  get isNil(): boolean {
    const nil = this.attribute(instance('nil'));
    return nil === 'true' || nil === '1';
  }

  append(text: string): void {
    this.#text += text;
  }

  attribute(name: XmlName): string | undefined {
    return this.#attributes.get(nameText(name));
  }

  /** The first child of that name, unless it is nil: to every reader here, nil and absent are the same. */
  child(name: XmlName): XmlElement | undefined {
    const found = this.children.find(child => isName(child.name, name));
    return found === undefined || found.isNil ? undefined : found;
  }

  /** All children of that name, nil ones included. */
  all(name: XmlName): readonly XmlElement[] {
    return this.children.filter(child => isName(child.name, name));
  }

  /** The text of the first child of that name. */
  textOf(name: XmlName): string | undefined {
    return this.child(name)?.text;
  }
}
