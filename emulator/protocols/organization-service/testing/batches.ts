import { type Service, type SoapAnswer, entityXml, pair, referenceXml, typed } from './service';

/** A request as an item of an OrganizationRequestCollection. @param parameters `a:KeyValuePairOfstringanyType` items */
export const requestXml = (name: string, parameters: string): string =>
  `<l:OrganizationRequest><a:Parameters>${parameters}</a:Parameters><a:RequestName>${name}</a:RequestName></l:OrganizationRequest>`;

const requestsXml = (requests: readonly string[]): string =>
  pair('Requests', typed('l:OrganizationRequestCollection', requests.join('')));

const flag = (name: string, value: boolean): string => `<l:${name}>${value}</l:${name}>`;

/** ExecuteMultiple of these requests. */
export const executeMultipleXml = (
  requests: readonly string[],
  { continues = false, returns = true }: { readonly continues?: boolean; readonly returns?: boolean } = {},
): string =>
  requestsXml(requests) +
  pair(
    'Settings',
    typed('l:ExecuteMultipleSettings', flag('ContinueOnError', continues) + flag('ReturnResponses', returns)),
  );

/** ExecuteTransaction of these requests. */
export const executeTransactionXml = (requests: readonly string[], returns = true): string =>
  requestsXml(requests) + pair('ReturnResponses', typed('x:boolean', String(returns)));

/** The attributes of a book with this code. */
export const bookAttributes = (code: string): string => pair('sample_bookcode', typed('x:string', code));

export const createBookXml = (code: string): string =>
  requestXml('Create', pair('Target', typed('a:Entity', entityXml('sample_book', bookAttributes(code)))));

export const deleteBookXml = (id: string): string =>
  requestXml('Delete', pair('Target', typed('a:EntityReference', referenceXml('sample_book', id))));

/** The codes of all books, in the order in which they were written. */
export const bookCodes = ({ organization }: Service): readonly unknown[] =>
  [...organization.rows.scan('sample_book')].map(({ values }) => values.get('sample_bookcode'));

/** What came of each request: its index with the type of its response or the code of its fault. */
export const outcomesIn = (answer: SoapAnswer): readonly string[] =>
  answer.all('ExecuteMultipleResponseItem').map(item => {
    const [fault, index, response] = item.children;
    const code = fault?.children.find(({ name }) => name.name === 'ErrorCode')?.text;
    return `${index?.text ?? ''} ${response?.isNil === true ? (code ?? '') : (response?.type?.name ?? '')}`;
  });
