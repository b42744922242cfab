import { DataverseFault } from '../../../../engine/dataverse-fault';
import { type XmlElement } from '../../../../xml/xml-element';
import { type MessageParameters } from '../../front/message-parameters';
import { contracts2012 } from '../../xml/names';

/** Requests at most. https://learn.microsoft.com/power-apps/developer/data-platform/org-service/execute-multiple-requests */
const largestCollection = 1_000;

/** Reads the parameter Requests. Throws the recorded fault for too many, before any of them is executed. */
export function readRequestCollection(parameters: MessageParameters): readonly XmlElement[] {
  const collection = parameters.get('Requests', contracts2012('OrganizationRequestCollection'));
  const requests = collection.all(contracts2012('OrganizationRequest'));
  if (requests.length <= largestCollection) return requests;
  throw new DataverseFault(
    400,
    0x80040315,
    `${parameters.message} Request batch size exceeds the maximum batch size allowed!`,
    new Map([['MaxBatchSize', String(largestCollection)]]),
  );
}
