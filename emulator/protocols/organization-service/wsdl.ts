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
  Associate: { takes: ['entityName', 'entityId', 'relationship', 'relatedEntities'], returns: false },
  Disassociate: { takes: ['entityName', 'entityId', 'relationship', 'relatedEntities'], returns: false },
};

const names = Object.keys(operations);
const wsdlNode = (name: XmlName, attributes: Record<string, string>, ...children: readonly XmlNode[]): XmlNode => ({
  ...element(name, ...children),
  attributes,
});
/** `tns` is declared on the root. */
const wsdlOwnName = (name: string): string => `tns:${name}`;

/**
 * The service's description: its operations and address, one port without a policy. The contracts of the messages are
 * `anyType`: clients bring them along in the SDK's assemblies.
 */
export const writeWsdl = (address: string): string =>
  `<?xml version="1.0" encoding="utf-8"?>${writeXml(
    wsdlNode(
      wsdl('definitions'),
      { name: 'OrganizationService', targetNamespace: target, 'xmlns:tns': target },
      element(wsdl('types'), wsdlSchemaNode()),
      ...names.flatMap(name => [
        wsdlMessageNode(name, 'InputMessage', name),
        wsdlMessageNode(name, 'OutputMessage', `${name}Response`),
      ]),
      wsdlNode(wsdl('portType'), { name: portType }, ...names.map(wsdlPortOperation)),
      wsdlNode(
        wsdl('binding'),
        { name: binding, type: wsdlOwnName(portType) },
        wsdlNode(wsdlSoap('binding'), { transport: 'http://schemas.xmlsoap.org/soap/http' }),
        ...names.map(wsdlBindingOperation),
      ),
      wsdlNode(
        wsdl('service'),
        { name: 'OrganizationService' },
        wsdlNode(
          wsdl('port'),
          { name: binding, binding: wsdlOwnName(binding) },
          wsdlNode(wsdlSoap('address'), { location: address }),
        ),
      ),
    ),
  )}`;

const wsdlSchemaNode = (): XmlNode =>
  wsdlNode(
    schema('schema'),
    // Generators of code take the schema out of the document: the prefix in its types goes with it.
    { elementFormDefault: 'qualified', targetNamespace: target, 'xmlns:xs': schema('').namespace },
    ...Object.entries(operations).flatMap(([name, { takes, returns }]) => [
      wsdlWrapperElement(name, takes),
      wsdlWrapperElement(`${name}Response`, returns ? [`${name}Result`] : []),
    ]),
  );

const wsdlWrapperElement = (name: string, members: readonly string[]): XmlNode =>
  wsdlNode(
    schema('element'),
    { name },
    element(
      schema('complexType'),
      element(
        schema('sequence'),
        ...members.map(member =>
          wsdlNode(schema('element'), { minOccurs: '0', name: member, nillable: 'true', type: 'xs:anyType' }),
        ),
      ),
    ),
  );

const wsdlMessageName = (operation: string, kind: string): string => `${portType}_${operation}_${kind}`;

const wsdlMessageNode = (operation: string, kind: string, content: string): XmlNode =>
  wsdlNode(
    wsdl('message'),
    { name: wsdlMessageName(operation, kind) },
    wsdlNode(wsdl('part'), { name: 'parameters', element: wsdlOwnName(content) }),
  );

const wsdlPortOperation = (name: string): XmlNode =>
  wsdlNode(
    wsdl('operation'),
    { name },
    wsdlNode(wsdl('input'), { message: wsdlOwnName(wsdlMessageName(name, 'InputMessage')) }),
    wsdlNode(wsdl('output'), { message: wsdlOwnName(wsdlMessageName(name, 'OutputMessage')) }),
  );

const wsdlBindingOperation = (name: string): XmlNode => {
  const body = wsdlNode(wsdlSoap('body'), { use: 'literal' });
  return wsdlNode(
    wsdl('operation'),
    { name },
    wsdlNode(wsdlSoap('operation'), { soapAction: `${target}/${portType}/${name}`, style: 'document' }),
    element(wsdl('input'), body),
    element(wsdl('output'), body),
  );
};
