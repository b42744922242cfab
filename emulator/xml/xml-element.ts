import { bare, instance, isXmlName, xmlNameText, type XmlName } from './xml-name';

/** A name to look for; a plain text is one without a namespace. */
type Sought = XmlName | string;

/** One element that was read. Names and values come from a stranger, so they live in maps, never as property names. */
export class XmlElement {
  readonly name: XmlName;
  /** The `xsi:type`, resolved where it stands. */
  readonly type: XmlName | undefined;
  readonly children: XmlElement[] = [];
  readonly #attributes: ReadonlyMap<string, string>;
  #text = '';

  /** @param attributes by {@link xmlNameText} */
  constructor(name: XmlName, attributes: ReadonlyMap<string, string>, type: XmlName | undefined) {
    this.name = name;
    this.#attributes = attributes;
    this.type = type;
  }

  /** The element's own text, as it stands. */
  get text(): string {
    return this.#text;
  }

  /** `xsi:nil="true"`: no value. */
  get isNil(): boolean {
    const nil = this.attribute(instance('nil'));
    return nil === 'true' || nil === '1';
  }

  append(text: string): void {
    this.#text += text;
  }

  attribute(name: Sought): string | undefined {
    return this.#attributes.get(xmlNameText(toXmlName(name)));
  }

  /** The first child of that name, unless it is nil: to every reader here, nil and absent are the same. */
  child(name: Sought): XmlElement | undefined {
    const [found] = this.all(name);
    return found === undefined || found.isNil ? undefined : found;
  }

  /** All children of that name, nil ones included. */
  all(name: Sought): readonly XmlElement[] {
    return this.children.filter(child => isXmlName(child.name, toXmlName(name)));
  }

  /** All elements at the end of a path of child names. */
  at(...path: readonly Sought[]): readonly XmlElement[] {
    return path.reduce<readonly XmlElement[]>((found, name) => found.flatMap(element => element.all(name)), [this]);
  }

  /** The text of the first child of that name, as it stands. */
  textOf(name: Sought): string | undefined {
    return this.child(name)?.text;
  }

  /** The text of the first child of that name without the blanks around it; empty text counts as absent. */
  trimmedTextOf(name: Sought): string | undefined {
    const text = this.textOf(name)?.trim() ?? '';
    return text === '' ? undefined : text;
  }

  /** `1`, `true` and `True` mean yes: exporters of solutions write all three. */
  flag(name: Sought): boolean | undefined {
    const text = this.trimmedTextOf(name)?.toLowerCase();
    return text === undefined ? undefined : text === '1' || text === 'true';
  }

  /** A finite number, or undefined. */
  number(name: Sought): number | undefined {
    const text = this.trimmedTextOf(name);
    const value = text === undefined ? Number.NaN : Number(text);
    return Number.isFinite(value) ? value : undefined;
  }
}

const toXmlName = (name: Sought): XmlName => (typeof name === 'string' ? bare(name) : name);
