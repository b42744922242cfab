import { type ChangesRequest } from '../../operations/changes/read-changes';
import { operationDefect } from '../defect';

/** The page that begins with the last change of the page before. With one change to a page the pages would never end. */
function fromLastChange(request: ChangesRequest): ChangesRequest {
  const { from, size } = request;
  if (!('position' in from) || size === 1) return request;
  const { after } = from.position;
  return { ...request, from: { position: { ...from.position, after: { ...after, version: after.version - 1n } } } };
}

export const repeatedAtEdges = operationDefect(
  'repeated-at-edges',
  'Each page but the first begins with the last change of the page before.',
  ({ readChanges }) => ({
    readChanges: (organization, request) => readChanges(organization, fromLastChange(request)),
  }),
);
