import { escapeXmlText } from '../../xml/markup';

/** The prefixes that {@link soapRequest} declares, as the SDK's own messages name these namespaces. */
const prefixes = {
  'xmlns:a': 'http://schemas.microsoft.com/xrm/2011/Contracts',
  'xmlns:b': 'http://schemas.datacontract.org/2004/07/System.Collections.Generic',
  'xmlns:g': 'http://schemas.microsoft.com/2003/10/Serialization/',
  'xmlns:i': 'http://www.w3.org/2001/XMLSchema-instance',
  'xmlns:k': 'http://schemas.microsoft.com/xrm/7.1/Contracts',
  'xmlns:l': 'http://schemas.microsoft.com/xrm/2012/Contracts',
  'xmlns:r': 'http://schemas.microsoft.com/2003/10/Serialization/Arrays',
  'xmlns:x': 'http://www.w3.org/2001/XMLSchema',
};

/** A value as it is written: its type, and its XML. */
export type SoapValue = { readonly type: string; readonly xml: string };

/** A text. */
export const soapText = (value: string): SoapValue => ({ type: 'x:string', xml: escapeXmlText(value) });
/** An id. */
export const soapGuid = (value: string): SoapValue => ({ type: 'g:guid', xml: value });

const pairs = (values: Readonly<Record<string, SoapValue>>): string =>
  Object.entries(values)
    .map(([key, { type, xml }]) => {
      const value = `<b:value i:type="${type}">${xml}</b:value>`;
      return `<a:KeyValuePairOfstringanyType><b:key>${key}</b:key>${value}</a:KeyValuePairOfstringanyType>`;
    })
    .join('');

/** The argument of Execute: a request by its name. The library writes what is around it, and the XML of the parameters as it is. */
export const soapRequest = (name: string, parameters: Readonly<Record<string, SoapValue>> = {}) => ({
  request: { attributes: prefixes, 'a:Parameters': { $xml: pairs(parameters) }, 'a:RequestName': name },
});

/** A row as a request brings it: its values by the logical names of their columns, and what names it. */
export type SoapEntity = {
  readonly table: string;
  readonly id?: string;
  readonly attributes?: Readonly<Record<string, SoapValue>>;
  /** The alternate key that names the row. */
  readonly keys?: Readonly<Record<string, SoapValue>>;
};

const noId = '00000000-0000-0000-0000-000000000000';

const entityXml = ({ table, id = noId, attributes = {}, keys = {} }: SoapEntity): string =>
  `<a:Attributes>${pairs(attributes)}</a:Attributes><a:Id>${id}</a:Id>` +
  `<a:KeyAttributes>${keyPairs(keys)}</a:KeyAttributes>` +
  `<a:LogicalName>${table}</a:LogicalName>`;

const keyPairs = (keys: Readonly<Record<string, SoapValue>>): string =>
  pairs(keys).replaceAll('a:KeyValuePairOfstringanyType', 'k:KeyValuePairOfstringanyType');

/** A row among the parameters of a request. */
export const soapEntity = (entity: SoapEntity): SoapValue => ({ type: 'a:Entity', xml: entityXml(entity) });

/** A row as the argument of Create and Update, which stand beside Execute. */
export const entityArgument = (entity: SoapEntity) => ({
  entity: { attributes: prefixes, $xml: entityXml(entity) },
});

/** A reference to a row by its id. */
export const soapReference = (table: string, id: string): SoapValue => ({
  type: 'a:EntityReference',
  xml: `<a:Id>${id}</a:Id><a:LogicalName>${table}</a:LogicalName>`,
});

/** A set of columns, by their logical names. */
export const soapColumns = (...names: readonly string[]): SoapValue => ({
  type: 'a:ColumnSet',
  xml: `<a:AllColumns>false</a:AllColumns><a:Columns>${names.map(name => `<r:string>${name}</r:string>`).join('')}</a:Columns>`,
});

/** A set of columns as the argument of Retrieve. */
export const columnArgument = (...names: readonly string[]) => ({
  attributes: prefixes,
  $xml: soapColumns(...names).xml,
});

/** Several rows of one table, as the Targets of a bulk message. */
export const soapEntities = (table: string, ...entities: readonly SoapEntity[]): SoapValue => ({
  type: 'a:EntityCollection',
  xml:
    `<a:Entities>${entities.map(entity => `<a:Entity>${entityXml(entity)}</a:Entity>`).join('')}</a:Entities>` +
    `<a:EntityName>${table}</a:EntityName>`,
});

/** The rows with this value in a column, ordered by another. */
export const soapQuery = (
  table: string,
  { column, value, order }: { readonly column: string; readonly value: string; readonly order: string },
): SoapValue => ({
  type: 'a:QueryExpression',
  xml:
    `<a:ColumnSet>${soapColumns(order).xml}</a:ColumnSet>` +
    `<a:Criteria><a:Conditions><a:ConditionExpression><a:AttributeName>${column}</a:AttributeName>` +
    `<a:Operator>Equal</a:Operator><a:Values><r:anyType i:type="x:string">${escapeXmlText(value)}</r:anyType></a:Values>` +
    '</a:ConditionExpression></a:Conditions><a:FilterOperator>And</a:FilterOperator></a:Criteria>' +
    `<a:EntityName>${table}</a:EntityName>` +
    `<a:Orders><a:OrderExpression><a:AttributeName>${order}</a:AttributeName><a:OrderType>Descending</a:OrderType></a:OrderExpression></a:Orders>`,
});

/** A query as the argument of RetrieveMultiple, which stands beside Execute. */
export const queryArgument = ({ type, xml }: SoapValue) => ({
  query: { attributes: { ...prefixes, 'i:type': type }, $xml: xml },
});

/** Requests to be done one after the other: the Requests of ExecuteTransaction. */
export const soapRequests = (
  ...requests: readonly { readonly name: string; readonly parameters: Readonly<Record<string, SoapValue>> }[]
): SoapValue => ({
  type: 'l:OrganizationRequestCollection',
  xml: requests
    .map(
      ({ name, parameters }) =>
        `<l:OrganizationRequest><a:Parameters>${pairs(parameters)}</a:Parameters><a:RequestName>${name}</a:RequestName></l:OrganizationRequest>`,
    )
    .join(''),
});
