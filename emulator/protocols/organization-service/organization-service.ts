import { Hono } from 'hono';
import { type CallerVariables } from '../caller-variables';
import { answerCall, type OrganizationServiceEnvironment, soapResponse } from './front/answer';
import { writeWsdl } from './wsdl';
import { randomUUID } from 'node:crypto';
import { type DataverseFault } from '../../engine/dataverse-fault';
import { serialization } from './xml/names';
import { organizationServiceFaultNode, renderSoapFault } from './front/fault';

/**
 * The Organization Service, to be mounted at `/XRMServices/2011/Organization.svc`. At `/web` it expects the caller in
 * the context variable `caller`; the description without `/web` is for everybody. The version in the query
 * (`SDKClientVersion`) changes nothing. https://learn.microsoft.com/power-apps/developer/data-platform/org-service/overview
 */
export function createOrganizationService(
  environment: OrganizationServiceEnvironment,
  reportError: (error: unknown) => void,
): Hono<CallerVariables> {
  const app = new Hono<CallerVariables>();
  const describe = (url: string): Response => {
    const isAsked = [...new URL(url).searchParams.keys()].some(name => name.toLowerCase() === 'wsdl');
    if (!isAsked) return refuseSoapRequest(405, 'Send SOAP 1.1 with POST to /web, or ask for ?wsdl.');
    return new Response(writeWsdl(`${environment.organization.url}/XRMServices/2011/Organization.svc/web`), {
      headers: { 'content-type': 'text/xml; charset=utf-8' },
    });
  };
  app.get('/', c => describe(c.req.url));
  app.post('/', () =>
    refuseSoapRequest(
      501,
      'The emulator does not support WS-Trust, which this endpoint is for: send SOAP 1.1 to /web.',
    ),
  );
  app.get('/web', c => describe(c.req.url));
  app.post('/web', c => answerCall(c.req.raw, c.get('caller'), environment, reportError));
  return app;
}

const refuseSoapRequest = (status: number, message: string): Response =>
  new Response(message, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });

/**
 * The answer to a caller who is not let in: a fault, as everything that this endpoint refuses. That it is one is inferred.
 *
 * @param now milliseconds since 1970
 */
export const renderSoapRefusal = (fault: DataverseFault, now: number): Response =>
  soapResponse(
    500,
    renderSoapFault(fault, now, error => {
      throw error;
    }),
  );

/**
 * A service protection limit as this endpoint tells it: how long to wait stands in the fault's details, as a TimeSpan.
 * https://learn.microsoft.com/power-apps/developer/data-platform/api-limits
 *
 * @param retryAfter seconds
 * @param now milliseconds since 1970
 */
export const renderSoapThrottling = (
  { signedCode, message }: DataverseFault,
  retryAfter: number,
  now: number,
): Response =>
  soapResponse(
    500,
    organizationServiceFaultNode({
      activityId: randomUUID(),
      errorCode: signedCode,
      errorDetails: [['Retry-After', { type: serialization('duration'), content: `PT${retryAfter}S` }]],
      message,
      timestamp: new Date(now).toISOString().replace('Z', '0000Z'),
      retriable: true,
    }),
  );
