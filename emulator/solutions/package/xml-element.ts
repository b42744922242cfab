/** One XML element: names and values are text from a stranger, so they live in maps, never as property names. */
export class XmlElement {
  readonly name: string;
  readonly children: readonly XmlElement[];
  readonly #attributes: ReadonlyMap<string, string>;
  readonly #text: string;

  constructor(name: string, attributes: ReadonlyMap<string, string>, children: readonly XmlElement[], text: string) {
    this.name = name;
    this.children = children;
    this.#attributes = attributes;
    this.#text = text;
  }

  /** The element's own text, without the blanks around it. */
  get text(): string {
    return this.#text.trim();
  }

  attribute(name: string): string | undefined {
    return this.#attributes.get(name);
  }

  /** The first child of that name. */
  child(name: string): XmlElement | undefined {
    return this.children.find(child => child.name === name);
  }

  /** All elements at the end of a path of child names. */
  at(...path: readonly string[]): readonly XmlElement[] {
    return path.reduce<readonly XmlElement[]>(
      (found, name) => found.flatMap(element => element.children.filter(child => child.name === name)),
      [this],
    );
  }

  /** Text of the first child of that name; empty text counts as absent. */
  textOf(name: string): string | undefined {
    const text = this.child(name)?.text ?? '';
    return text === '' ? undefined : text;
  }

  /** `1`, `true` and `True` mean yes: exporters write all three. */
  flag(name: string): boolean | undefined {
    const text = this.textOf(name)?.toLowerCase();
    return text === undefined ? undefined : text === '1' || text === 'true';
  }

  /** A finite number, or undefined. */
  number(name: string): number | undefined {
    const text = this.textOf(name);
    const value = text === undefined ? Number.NaN : Number(text);
    return Number.isFinite(value) ? value : undefined;
  }
}
