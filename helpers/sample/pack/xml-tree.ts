/** A child of an element: an element, or text exactly as the file spells it (`&amp;` stays `&amp;`). */
export type XmlNode = XmlElement | string;

/** An element with its children in document order. Attribute values are as raw as text. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
};

/** Makes an element that no file holds, such as the wrapper around several views. */
export function makeElement(
  name: string,
  children: readonly XmlNode[],
  attributes: Readonly<Record<string, string>> = {},
): XmlElement {
  return { name, attributes, children };
}

/** The child elements, all of them or those of one name. */
export function elementsOf(parent: XmlElement | undefined, name?: string): XmlElement[] {
  const elements = (parent?.children ?? []).filter(node => typeof node !== 'string');
  return name === undefined ? elements : elements.filter(element => element.name === name);
}

/** The element at a path of names below `parent`, the first where several match. */
export function elementAt(parent: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  return path.reduce((found, name) => elementsOf(found, name)[0], parent);
}

/** The text of an element without the blanks around it; empty where there is no element. */
export function textOf(element: XmlElement | undefined): string {
  const texts = (element?.children ?? []).filter(node => typeof node === 'string');
  return texts.join('').trim();
}

/** The same element with other children. */
export function withChildren(element: XmlElement, children: readonly XmlNode[]): XmlElement {
  return { ...element, children };
}

/** The same element with each child of one name replaced. */
export function replaceChild(element: XmlElement, name: string, replacement: readonly XmlNode[]): XmlElement {
  const children = element.children.flatMap(node =>
    typeof node !== 'string' && node.name === name ? replacement : [node],
  );
  return withChildren(element, children);
}

/** The root of a source file as a part of the package: `xsi` is declared once, by the package's own root. */
export function asPart(root: XmlElement): XmlElement {
  const attributes = Object.fromEntries(Object.entries(root.attributes).filter(([name]) => name !== 'xmlns:xsi'));
  return { ...root, attributes };
}
