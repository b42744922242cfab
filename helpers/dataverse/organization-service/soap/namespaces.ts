/** The XML namespaces of the Organization Service. Prefixes are ours; on the wire only the names matter. */
export const namespaces = {
  s: 'http://schemas.xmlsoap.org/soap/envelope/',
  svc: 'http://schemas.microsoft.com/xrm/2011/Contracts/Services',
  a: 'http://schemas.microsoft.com/xrm/2011/Contracts',
  b: 'http://schemas.datacontract.org/2004/07/System.Collections.Generic',
  c: 'http://schemas.microsoft.com/xrm/7.1/Contracts',
  p: 'http://schemas.microsoft.com/xrm/9.0/Contracts',
  g: 'http://schemas.microsoft.com/crm/2011/Contracts',
  i: 'http://www.w3.org/2001/XMLSchema-instance',
  m: 'http://schemas.microsoft.com/xrm/2011/Metadata',
  n: 'http://schemas.microsoft.com/xrm/7.1/Metadata',
  q: 'http://schemas.microsoft.com/xrm/2011/Metadata/Query',
  k: 'http://schemas.microsoft.com/xrm/8.0',
  ser: 'http://schemas.microsoft.com/2003/10/Serialization/',
  arr: 'http://schemas.microsoft.com/2003/10/Serialization/Arrays',
  xs: 'http://www.w3.org/2001/XMLSchema',
} as const;

export type Prefix = keyof typeof namespaces;
