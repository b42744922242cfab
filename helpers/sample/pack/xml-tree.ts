import { type XmlContent, XmlElement } from '../../dataverse/xml/xml-element';

// What the packer asks of elements of a solution's source, which have no namespace, and how it changes them.

/** Makes an element that no file holds, such as the wrapper around several views. */
export function makeElement(
  name: string,
  content: XmlContent,
  attributes: Readonly<Record<string, string>> = {},
): XmlElement {
  return new XmlElement({ name, content, attributes: new Map(Object.entries(attributes)) });
}

/** The child elements, all of them or those of one name. */
export function elementsOf(parent: XmlElement | undefined, name?: string): readonly XmlElement[] {
  const children = parent?.children ?? [];
  return name === undefined ? children : children.filter(element => element.name === name);
}

/** The element at a path of names below `parent`, the first where several match. */
export function elementAt(parent: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  return path.reduce((found, name) => found?.find('', name), parent);
}

/** The text of an element without the blanks around it; empty where there is no element. */
export const textOf = (element: XmlElement | undefined): string => element?.text.trim() ?? '';

/** The same element with each child of one name replaced. */
export function replaceChild(element: XmlElement, name: string, replacement: XmlContent): XmlElement {
  const isReplaced = (node: XmlContent[number]): boolean => typeof node !== 'string' && node.name === name;
  return element.with({ content: element.content.flatMap(node => (isReplaced(node) ? replacement : [node])) });
}

/** The root of a source file as a part of the package: `xsi` is declared once, by the package's own root. */
export function asPackagePart(root: XmlElement): XmlElement {
  return root.with({ attributes: new Map([...root.attributes].filter(([name]) => name !== 'xmlns:xsi')) });
}
