import { type DataverseFault } from '../../../engine/dataverse-fault';
import { soapResponse } from './answer';
import { renderFault } from './fault';

/**
 * The answer to a caller who is not let in: a fault, as everything that this endpoint refuses. That it is one is inferred.
 *
 * @param now milliseconds since 1970
 */
export const renderRefusal = (fault: DataverseFault, now: number): Response =>
  soapResponse(
    500,
    renderFault(fault, now, error => {
      throw error;
    }),
  );
