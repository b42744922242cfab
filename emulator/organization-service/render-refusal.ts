import { type DataverseFault } from '../engine/dataverse-fault';
import { soapResponse } from './answer';
import { renderFault } from './fault';

/** The answer to a caller who is not let in: a fault, as everything that this endpoint refuses. That it is one is inferred. */
export const renderRefusal = (fault: DataverseFault): Response =>
  soapResponse(
    500,
    renderFault(fault, Date.now(), error => {
      throw error;
    }),
  );
