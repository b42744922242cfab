/** A name with its namespace; an empty one for none. Prefixes are the writer's choice and mean nothing. */
export type XmlName = { readonly namespace: string; readonly name: string };

/** A maker of names in one namespace: `soap('Envelope')`. */
export const xmlNamesIn =
  (namespace: string) =>
  (name: string): XmlName => ({ namespace, name });

/** Names without a namespace: `faultcode`. */
export const bare = xmlNamesIn('');

/** Of XML Schema's own attributes: `type`, `nil`. */
export const instance = xmlNamesIn('http://www.w3.org/2001/XMLSchema-instance');

export const isXmlName = (found: XmlName | undefined, sought: XmlName): boolean =>
  found?.namespace === sought.namespace && found.name === sought.name;

/** One text for a name: for messages and as a key of maps. */
export const xmlNameText = ({ namespace, name }: XmlName): string =>
  namespace === '' ? name : `{${namespace}}${name}`;
