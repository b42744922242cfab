import { xmlNameText } from '../../../xml/xml-name';
import { parseMessageXml } from '../xml/parse-message-xml';
import { type XmlElement } from '../../../xml/xml-element';

/** A document without what means nothing: prefixes, blanks between elements, the order of attributes. */
type Canonical = {
  readonly name: string;
  readonly type?: string;
  readonly nil?: true;
  readonly text?: string;
  readonly children?: readonly Canonical[];
};

export const canonical = (xml: string): Canonical => canonicalOf(parseMessageXml(xml));

export function canonicalOf(element: XmlElement): Canonical {
  const text = element.children.length > 0 ? element.text.trim() : element.text;
  return {
    name: xmlNameText(element.name),
    ...(element.type !== undefined && { type: xmlNameText(element.type) }),
    ...(element.isNil && { nil: true }),
    ...(text !== '' && { text }),
    ...(element.children.length > 0 && { children: element.children.map(canonicalOf) }),
  };
}

/** Whether all of `part` is in `whole`, in the same order; `whole` may have more members in between. */
export function embeds(whole: Canonical, part: Canonical): boolean {
  const isSame =
    whole.name === part.name && whole.type === part.type && whole.nil === part.nil && whole.text === part.text;
  if (!isSame) return false;
  let from = 0;
  const members = whole.children ?? [];
  return (part.children ?? []).every(child => {
    const at = members.findIndex((member, index) => index >= from && embeds(member, child));
    from = at + 1;
    return at >= 0;
  });
}

/** All elements of that local name, wherever they are. */
export const findAll = (root: XmlElement, name: string): readonly XmlElement[] => [
  ...(root.name.name === name ? [root] : []),
  ...root.children.flatMap(child => findAll(child, name)),
];
