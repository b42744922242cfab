import { encodeXmlText } from '../../../xml/xml-text';

/** An XML element; attributes that are undefined are left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  ...children: readonly string[]
): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => (value === undefined ? '' : ` ${key}="${encodeXmlText(value)}"`))
    .join('');
  const content = children.join('');
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

/** A structural property, nullable unless said otherwise. */
export const property = (name: string, type: string, nullable = true): string =>
  element('Property', {
    Name: name,
    Type: type,
    Nullable: nullable ? undefined : 'false',
    Scale: type === 'Edm.Decimal' ? 'Variable' : undefined,
  });
