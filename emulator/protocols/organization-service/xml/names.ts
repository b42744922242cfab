import { xmlNamesIn } from '../../../xml/xml-name';

// The namespaces of the Organization Service, each as a maker of names in it: `contracts('Entity')`.
export const soap = xmlNamesIn('http://schemas.xmlsoap.org/soap/envelope/');
export const services = xmlNamesIn('http://schemas.microsoft.com/xrm/2011/Contracts/Services');
export const contracts = xmlNamesIn('http://schemas.microsoft.com/xrm/2011/Contracts');
/** Of ExecuteMultiple: its requests, its settings, its answers. */
export const contracts2012 = xmlNamesIn('http://schemas.microsoft.com/xrm/2012/Contracts');
export const contracts2014 = xmlNamesIn('http://schemas.microsoft.com/xrm/2014/Contracts');
export const contracts71 = xmlNamesIn('http://schemas.microsoft.com/xrm/7.1/Contracts');
export const contracts90 = xmlNamesIn('http://schemas.microsoft.com/xrm/9.0/Contracts');
/** Messages that the SDK keeps in Microsoft.Crm.Sdk.Proxy. */
export const crmContracts = xmlNamesIn('http://schemas.microsoft.com/crm/2011/Contracts');
export const metadata = xmlNamesIn('http://schemas.microsoft.com/xrm/2011/Metadata');
export const metadata2013 = xmlNamesIn('http://schemas.microsoft.com/xrm/2013/Metadata');
export const metadata71 = xmlNamesIn('http://schemas.microsoft.com/xrm/7.1/Metadata');
export const metadata90 = xmlNamesIn('http://schemas.microsoft.com/xrm/9.0/Metadata');
export const metadataQuery = xmlNamesIn('http://schemas.microsoft.com/xrm/2011/Metadata/Query');
/** `key` and `value` of every pair. */
export const generic = xmlNamesIn('http://schemas.datacontract.org/2004/07/System.Collections.Generic');
export const arrays = xmlNamesIn('http://schemas.microsoft.com/2003/10/Serialization/Arrays');
export const serialization = xmlNamesIn('http://schemas.microsoft.com/2003/10/Serialization/');
export const schema = xmlNamesIn('http://www.w3.org/2001/XMLSchema');
/** Of WCF's own fault codes. */
export const wcf = xmlNamesIn('http://schemas.microsoft.com/ws/2005/05/addressing/none');
