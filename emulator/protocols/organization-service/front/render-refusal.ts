import { randomUUID } from 'node:crypto';
import { type DataverseFault } from '../../../engine/dataverse-fault';
import { soapResponse } from './answer';
import { serialization } from '../xml/names';
import { organizationServiceFaultNode, renderSoapFault } from './fault';

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
