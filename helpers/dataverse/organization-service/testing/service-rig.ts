import { type ScriptedReply, ScriptedServer } from '../../http/testing/scripted-server';
import { Surroundings } from '../../http/testing/surroundings';
import { OrganizationServiceClient } from '../organization-service-client';

/** For unit tests: a client of a scripted server, and all that it reports. */
export class ServiceRig extends Surroundings {
  readonly server: ScriptedServer;
  readonly client: OrganizationServiceClient;

  private constructor(server: ScriptedServer) {
    super('token');
    this.server = server;
    this.client = new OrganizationServiceClient({
      environmentUrl: new URL(`${server.origin}/contoso/`),
      ...this.options,
    });
  }

  static async start(): Promise<ServiceRig> {
    return new ServiceRig(await ScriptedServer.start());
  }
}

const xml = { 'content-type': 'text/xml; charset=utf-8' };

/** A success whose envelope holds this ExecuteResult. */
export const answered = (executeResult: string): ScriptedReply => ({
  status: 200,
  headers: xml,
  body: `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><ExecuteResponse xmlns="http://schemas.microsoft.com/xrm/2011/Contracts/Services">${executeResult}</ExecuteResponse></s:Body></s:Envelope>`,
});

/** A fault as the service sends it. `details` are the pairs of its ErrorDetails. */
export const faulted = (code: number, message: string, details = ''): ScriptedReply => ({
  status: 500,
  headers: xml,
  body: `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultcode>s:Client</faultcode><faultstring xml:lang="en-US">${message}</faultstring><detail><OrganizationServiceFault xmlns="http://schemas.microsoft.com/xrm/2011/Contracts" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><ActivityId>5f6a8f0e-6a0e-4a57-9d6c-0c6f0f3f0001</ActivityId><ErrorCode>${code}</ErrorCode><ErrorDetails xmlns:a="http://schemas.datacontract.org/2004/07/System.Collections.Generic">${details}</ErrorDetails><HelpLink i:nil="true"/><Message>${message}</Message><Timestamp>2026-01-02T03:04:05.1234567Z</Timestamp></OrganizationServiceFault></detail></s:Fault></s:Body></s:Envelope>`,
});

/** An ExecuteResult without results, or with those given as pairs. */
export const resultXml = (name: string, pairs = ''): string =>
  `<ExecuteResult i:type="a:${name}Response" xmlns:a="http://schemas.microsoft.com/xrm/2011/Contracts" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><a:ResponseName>${name}</a:ResponseName><a:Results xmlns:b="http://schemas.datacontract.org/2004/07/System.Collections.Generic">${pairs}</a:Results></ExecuteResult>`;

export type Page = { items?: string; token?: string; more?: boolean; cookie?: string };

/** A page of RetrieveEntityChanges. */
export const changesXml = ({ items = '', token, more = false, cookie }: Page): string =>
  resultXml(
    'RetrieveEntityChanges',
    `<a:KeyValuePairOfstringanyType><b:key>EntityChanges</b:key><b:value i:type="c:BusinessEntityChanges" xmlns:c="http://schemas.microsoft.com/xrm/7.1/Contracts"><c:Changes>${items}</c:Changes>${member('DataToken', token)}${member('GlobalMetadataVersion')}<c:MoreRecords>${more}</c:MoreRecords>${member('PagingCookie', cookie)}</b:value></a:KeyValuePairOfstringanyType>`,
  );

const member = (name: string, value?: string): string =>
  value === undefined ? `<c:${name} i:nil="true"/>` : `<c:${name}>${value}</c:${name}>`;

/** A removed row, as an item of a page. */
export const removedXml = (id: string): string =>
  `<c:anyType i:type="c:RemovedOrDeletedItem"><c:RemovedItem><a:Id>${id}</a:Id><a:LogicalName>sample_book</a:LogicalName></c:RemovedItem><c:Type>RemoveOrDeleted</c:Type></c:anyType>`;
