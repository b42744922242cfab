/** A name with its namespace. Prefixes are the writer's choice and mean nothing. */
export type XmlName = { readonly namespace: string; readonly name: string };

const namesOf =
  (namespace: string) =>
  (name: string): XmlName => ({ namespace, name });

// The namespaces of the Organization Service, each as a maker of names in it: `contracts('Entity')`.
export const soap = namesOf('http://schemas.xmlsoap.org/soap/envelope/');
export const services = namesOf('http://schemas.microsoft.com/xrm/2011/Contracts/Services');
export const contracts = namesOf('http://schemas.microsoft.com/xrm/2011/Contracts');
export const contracts2014 = namesOf('http://schemas.microsoft.com/xrm/2014/Contracts');
export const contracts71 = namesOf('http://schemas.microsoft.com/xrm/7.1/Contracts');
export const contracts90 = namesOf('http://schemas.microsoft.com/xrm/9.0/Contracts');
/** Messages that the SDK keeps in Microsoft.Crm.Sdk.Proxy. */
export const crmContracts = namesOf('http://schemas.microsoft.com/crm/2011/Contracts');
export const metadata = namesOf('http://schemas.microsoft.com/xrm/2011/Metadata');
export const metadata2013 = namesOf('http://schemas.microsoft.com/xrm/2013/Metadata');
export const metadata71 = namesOf('http://schemas.microsoft.com/xrm/7.1/Metadata');
export const metadata90 = namesOf('http://schemas.microsoft.com/xrm/9.0/Metadata');
export const metadataQuery = namesOf('http://schemas.microsoft.com/xrm/2011/Metadata/Query');
/** `key` and `value` of every pair. */
export const generic = namesOf('http://schemas.datacontract.org/2004/07/System.Collections.Generic');
export const arrays = namesOf('http://schemas.microsoft.com/2003/10/Serialization/Arrays');
export const serialization = namesOf('http://schemas.microsoft.com/2003/10/Serialization/');
export const schema = namesOf('http://www.w3.org/2001/XMLSchema');
export const instance = namesOf('http://www.w3.org/2001/XMLSchema-instance');
/** Of WCF's own fault codes. */
export const wcf = namesOf('http://schemas.microsoft.com/ws/2005/05/addressing/none');
/** Names without a namespace: `faultcode`. */
export const bare = namesOf('');

export const isName = (found: XmlName | undefined, sought: XmlName): boolean =>
  found?.namespace === sought.namespace && found.name === sought.name;

/** One text for a name: for messages and as a key of maps. */
export const nameText = ({ namespace, name }: XmlName): string => (namespace === '' ? name : `{${namespace}}${name}`);
