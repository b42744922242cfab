import { UnexpectedReplyError } from '../errors';

/** A name with its namespace resolved. */
export type XmlName = { readonly namespace: string; readonly name: string };

/** What stands in an element: elements and text, in document order. Text is what it means, with no reference left. */
export type XmlContent = readonly (XmlElement | string)[];

type Fields = {
  readonly name: string;
  readonly prefix?: string;
  readonly namespace?: string;
  readonly attributes?: ReadonlyMap<string, string>;
  readonly content?: XmlContent;
  readonly type?: XmlName | undefined;
  readonly isNil?: boolean;
};

/** An element of a document, read or to be written. It never changes. */
export class XmlElement {
  /** Without its prefix. */
  readonly name: string;
  readonly prefix: string;
  /** Empty when there is none, and in an element that was not read from a document. */
  readonly namespace: string;
  /** By their names as written, in document order, declarations of namespaces included. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly content: XmlContent;
  readonly children: readonly XmlElement[];
  /** The element's own text, without that of its children. */
  readonly text: string;
  /** The `xsi:type` of an element that was read. */
  readonly type: XmlName | undefined;
  /** `xsi:nil="true"` in an element that was read: there is no value. */
  readonly isNil: boolean;

  constructor({ name, prefix = '', namespace = '', attributes = new Map(), content = [], type, isNil }: Fields) {
    this.name = name;
    this.prefix = prefix;
    this.namespace = namespace;
    this.attributes = attributes;
    this.content = content;
    this.children = content.filter(node => typeof node !== 'string');
    this.text = content.filter(node => typeof node === 'string').join('');
    this.type = type;
    this.isNil = isNil ?? false;
  }

  /** The name as it is written. */
  get qualifiedName(): string {
    return this.prefix === '' ? this.name : `${this.prefix}:${this.name}`;
  }

  /** The first child of that name. */
  find(namespace: string, name: string): XmlElement | undefined {
    return this.children.find(child => child.namespace === namespace && child.name === name);
  }

  /** The first child of that name. Throws UnexpectedReplyError that says what is missing where, when there is none. */
  get(namespace: string, name: string): XmlElement {
    const found = this.find(namespace, name);
    if (found) return found;
    throw new UnexpectedReplyError(
      `The answer holds <${this.name}> without <${name}> of ${namespace}`,
      'open the exchange in the report: something other than a Dataverse environment may have answered.',
    );
  }

  /** The text of a child; undefined when the child is absent or nil. */
  textOf(namespace: string, name: string): string | undefined {
    const found = this.find(namespace, name);
    return found === undefined || found.isNil ? undefined : found.text;
  }

  /** Every element below this one, however deep, with the element it stands in. */
  *descendants(): Generator<{ readonly element: XmlElement; readonly parent: XmlElement }> {
    for (const element of this.children) {
      yield { element, parent: this };
      yield* element.descendants();
    }
  }

  /** The same element with other attributes or other content. */
  with({ attributes = this.attributes, content = this.content }: Pick<Fields, 'attributes' | 'content'>): XmlElement {
    const { name, prefix, namespace, type, isNil } = this;
    return new XmlElement({ name, prefix, namespace, attributes, content, type, isNil });
  }
}
