import { Hono } from 'hono';
import { defectSwitches } from '../../../defects/all';
import { type Defect } from '../../../defects/defect';
import { exchanged } from '../../../defects/exchanged';
import { type Switches } from '../../../defects/switches';
import { type Organization, type OrganizationOptions } from '../../../engine/organization';
import { type RoleName } from '../../../engine/roles/role-rules';
import { defineColumn } from '../../../engine/tables/system-columns';
import { bookOrganization } from '../../../engine/testing/book';
import { type CallerVariables } from '../../caller-variables';
import { Solutions } from '../../../solutions/solutions';
import { createOrganizationService } from '../organization-service';
import { parseMessageXml } from '../xml/parse-message-xml';
import { type XmlElement } from '../../../xml/xml-element';
import { findAll } from './canonical';

/** Prefixes that test messages may use without declaring them. */
const declarations = [
  'xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"',
  'xmlns:a="http://schemas.microsoft.com/xrm/2011/Contracts"',
  'xmlns:b="http://schemas.datacontract.org/2004/07/System.Collections.Generic"',
  'xmlns:c="http://schemas.microsoft.com/xrm/7.1/Contracts"',
  'xmlns:d="http://schemas.microsoft.com/xrm/2011/Metadata"',
  'xmlns:l="http://schemas.microsoft.com/xrm/2012/Contracts"',
  'xmlns:f="http://schemas.microsoft.com/xrm/2013/Metadata"',
  'xmlns:k="http://schemas.microsoft.com/xrm/7.1/Metadata"',
  'xmlns:m="http://schemas.microsoft.com/crm/2011/Contracts"',
  'xmlns:e="http://schemas.microsoft.com/xrm/9.0/Contracts"',
  'xmlns:q="http://schemas.microsoft.com/xrm/2011/Metadata/Query"',
  'xmlns:i="http://www.w3.org/2001/XMLSchema-instance"',
  'xmlns:x="http://www.w3.org/2001/XMLSchema"',
  'xmlns:g="http://schemas.microsoft.com/2003/10/Serialization/"',
  'xmlns:r="http://schemas.microsoft.com/2003/10/Serialization/Arrays"',
].join(' ');

const SERVICES = 'http://schemas.microsoft.com/xrm/2011/Contracts/Services';

export type SoapAnswer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed envelope; throws when the answer is not XML. */
  readonly xml: XmlElement;
  /** Elements of that local name, wherever they are. */
  readonly all: (name: string) => readonly XmlElement[];
  /** The text of the first of them. */
  readonly first: (name: string) => string | undefined;
};

export type Service = {
  readonly organization: Organization;
  readonly defects: Switches<Defect>;
  /** Posts this very text. */
  readonly post: (body: string | Uint8Array<ArrayBuffer>, headers?: Record<string, string>) => Promise<SoapAnswer>;
  /** Posts an envelope with this operation in its body. */
  readonly send: (operation: string, name?: string, header?: string) => Promise<SoapAnswer>;
  /** Executes a request by its name and the `a:KeyValuePairOfstringanyType` items of its parameters. */
  readonly execute: (name: string, parameters?: string) => Promise<SoapAnswer>;
  readonly get: (path: string) => Promise<Response>;
  /** Errors that no handler expected. */
  readonly errors: readonly unknown[];
};

/** One parameter or attribute. @param value the whole element, named `b:value` */
export const pair = (key: string, value: string): string =>
  `<a:KeyValuePairOfstringanyType><b:key>${key}</b:key>${value}</a:KeyValuePairOfstringanyType>`;

export const typed = (type: string, content: string): string => `<b:value i:type="${type}">${content}</b:value>`;

/** An Entity's members; an id or, in the 7.1 contract, key attributes name it. */
export const entityXml = (table: string, attributes = '', id = '', keys = ''): string =>
  `<a:Attributes>${attributes}</a:Attributes>${id === '' ? '' : `<a:Id>${id}</a:Id>`}<a:KeyAttributes>${keys}</a:KeyAttributes><a:LogicalName>${table}</a:LogicalName>`;

export const referenceXml = (table: string, id = '', keys = ''): string =>
  `${id === '' ? '' : `<a:Id>${id}</a:Id>`}<a:KeyAttributes>${keys}</a:KeyAttributes><a:LogicalName>${table}</a:LogicalName>`;

export const bookKeyXml = (code: string): string =>
  `<c:KeyValuePairOfstringanyType><b:key>sample_bookcode</b:key>${typed('x:string', code)}</c:KeyValuePairOfstringanyType>`;

/** All columns, or those named. */
export const columnsXml = (...names: readonly string[]): string =>
  names.length === 0
    ? '<a:AllColumns>true</a:AllColumns>'
    : `<a:AllColumns>false</a:AllColumns><a:Columns>${names.map(name => `<r:string>${name}</r:string>`).join('')}</a:Columns>`;

/** A whole message, with the prefixes that test messages use. */
export const envelope = (operation: string, header = ''): string =>
  `<s:Envelope ${declarations}>${header}<s:Body>${operation}</s:Body></s:Envelope>`;

/** @param parameters `a:KeyValuePairOfstringanyType` items */
export const executeXml = (name: string, parameters: string): string =>
  `<Execute xmlns="${SERVICES}"><request><a:Parameters>${parameters}</a:Parameters><a:RequestName>${name}</a:RequestName></request></Execute>`;

export const executeAction = `${SERVICES}/IOrganizationService/Execute`;

const choices = [
  { value: 1, label: 'Novel' },
  { value: 2, label: 'Poetry' },
];

/** Columns of all the other types that a value can have. */
const moreColumns = () => [
  defineColumn('sample_author', 'string', { maxLength: 100 }),
  defineColumn('sample_price', 'money'),
  defineColumn('sample_weight', 'decimal', { precision: 4 }),
  defineColumn('sample_ratio', 'double', { precision: 5 }),
  defineColumn('sample_sold', 'boolean', {
    options: [
      { value: 0, label: 'No' },
      { value: 1, label: 'Yes' },
    ],
  }),
  defineColumn('sample_genre', 'choice', { options: choices }),
  defineColumn('sample_tags', 'multichoice', { options: choices }),
  defineColumn('sample_firstday', 'dateonly'),
  defineColumn('sample_printedon', 'datetime'),
  defineColumn('sample_blurb', 'memo'),
];

/** The service over an organization with the book table, mounted as in the emulator; no port is needed. Its caller is an administrator, or has another role. */
export function startService(options: OrganizationOptions = {}, role?: RoleName): Service {
  const organization = bookOrganization({ url: 'https://contoso.example', ...options });
  organization.tables.alter('sample_book', { columns: moreColumns() });
  const defects = defectSwitches();
  const caller = organization.applicationUser('11111111-2222-3333-4444-555555555555', 'tests', role);
  const errors: unknown[] = [];
  const app = new Hono<CallerVariables>();
  app.use(async (c, next) => {
    c.set('caller', caller);
    await next();
  });
  app.use(exchanged(() => defects.served.exchange));
  const root = '/XRMServices/2011/Organization.svc';
  const solutions = new Solutions(organization);
  const environment = {
    organization,
    solutions,
    get served() {
      return defects.served;
    },
  };
  app.route(
    root,
    createOrganizationService(environment, error => errors.push(error)),
  );

  const post: Service['post'] = async (body, headers = {}) => {
    const response = await app.request(`${root}/web?SDKClientVersion=9.2.49.6443`, {
      method: 'POST',
      headers: {
        'content-type': 'text/xml; charset=utf-8',
        soapaction: `"${executeAction}"`,
        ...headers,
      },
      body,
    });
    return soapAnswer(response.status, response.headers, await response.text());
  };
  const send: Service['send'] = (operation, name = 'Execute', header = '') =>
    post(envelope(operation, header), { soapaction: `${SERVICES}/IOrganizationService/${name}` });
  return {
    organization,
    defects,
    post,
    send,
    execute: (name, parameters = '') => send(executeXml(name, parameters)),
    get: async path => app.request(`${root}${path}`),
    errors,
  };
}

/** What is in an answer of the service. */
export function soapAnswer(status: number, headers: Headers, text: string): SoapAnswer {
  const all = (name: string) => findAll(parseMessageXml(text), name);
  return {
    status,
    headers,
    text,
    get xml() {
      return parseMessageXml(text);
    },
    all,
    first: name => all(name)[0]?.text,
  };
}
