import { type XmlNode, element, writeXml } from '../../xml/write-xml';
import { schema, services } from './xml/names';
import { type XmlName } from '../../xml/xml-name';

const wsdl = (name: string): XmlName => ({ namespace: 'http://schemas.xmlsoap.org/wsdl/', name });
const wsdlSoap = (name: string): XmlName => ({ namespace: 'http://schemas.xmlsoap.org/wsdl/soap/', name });

const target = services('').namespace;
const portType = 'IOrganizationService';
const binding = 'BasicHttpBinding_IOrganizationService';

/** What each operation takes, and whether it has a result. */
const operations: Readonly<Record<string, { readonly takes: readonly string[]; readonly returns: boolean }>> = {
  Create: { takes: ['entity'], returns: true },
  Retrieve: { takes: ['entityName', 'id', 'columnSet'], returns: true },
  Update: { takes: ['entity'], returns: false },
  Delete: { takes: ['entityName', 'id'], returns: false },
  Execute: { takes: ['request'], returns: true },
  RetrieveMultiple: { takes: ['query'], returns: true },
};

const names = Object.keys(operations);
const node = (name: XmlName, attributes: Record<string, string>, ...children: readonly XmlNode[]): XmlNode => ({
  ...element(name, ...children),
  attributes,
});
/** `tns` is declared on the root. */
const own = (name: string): string => `tns:${name}`;

/**
 * The service's description: its operations and address, one port without a policy. The contracts of the messages are
 * `anyType`: clients bring them along in the SDK's assemblies.
 */
export const writeWsdl = (address: string): string =>
  `<?xml version="1.0" encoding="utf-8"?>${writeXml(
    node(
      wsdl('definitions'),
      { name: 'OrganizationService', targetNamespace: target, 'xmlns:tns': target, 'xmlns:xs': schema('').namespace },
      element(wsdl('types'), schemaNode()),
      ...names.flatMap(name => [
        messageNode(name, 'InputMessage', name),
        messageNode(name, 'OutputMessage', `${name}Response`),
      ]),
      node(wsdl('portType'), { name: portType }, ...names.map(portOperation)),
      node(
        wsdl('binding'),
        { name: binding, type: own(portType) },
        node(wsdlSoap('binding'), { transport: 'http://schemas.xmlsoap.org/soap/http' }),
        ...names.map(bindingOperation),
      ),
      node(
        wsdl('service'),
        { name: 'OrganizationService' },
        node(wsdl('port'), { name: binding, binding: own(binding) }, node(wsdlSoap('address'), { location: address })),
      ),
    ),
  )}`;

const schemaNode = (): XmlNode =>
  node(
    schema('schema'),
    { elementFormDefault: 'qualified', targetNamespace: target },
    ...Object.entries(operations).flatMap(([name, { takes, returns }]) => [
      wrapper(name, takes),
      wrapper(`${name}Response`, returns ? [`${name}Result`] : []),
    ]),
  );

const wrapper = (name: string, members: readonly string[]): XmlNode =>
  node(
    schema('element'),
    { name },
    element(
      schema('complexType'),
      element(
        schema('sequence'),
        ...members.map(member =>
          node(schema('element'), { minOccurs: '0', name: member, nillable: 'true', type: 'xs:anyType' }),
        ),
      ),
    ),
  );

const messageName = (operation: string, kind: string): string => `${portType}_${operation}_${kind}`;

const messageNode = (operation: string, kind: string, content: string): XmlNode =>
  node(
    wsdl('message'),
    { name: messageName(operation, kind) },
    node(wsdl('part'), { name: 'parameters', element: own(content) }),
  );

const portOperation = (name: string): XmlNode =>
  node(
    wsdl('operation'),
    { name },
    node(wsdl('input'), { message: own(messageName(name, 'InputMessage')) }),
    node(wsdl('output'), { message: own(messageName(name, 'OutputMessage')) }),
  );

const bindingOperation = (name: string): XmlNode => {
  const body = node(wsdlSoap('body'), { use: 'literal' });
  return node(
    wsdl('operation'),
    { name },
    node(wsdlSoap('operation'), { soapAction: `${target}/${portType}/${name}`, style: 'document' }),
    element(wsdl('input'), body),
    element(wsdl('output'), body),
  );
};
