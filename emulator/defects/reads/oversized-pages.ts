import { bothProtocols, type Defect, withOperations } from '../defect';

export const oversizedPages: Defect = {
  name: 'oversized-pages',
  description: 'A page of a tracked read holds one row more than was asked for.',
  protocols: bothProtocols,
  start: () =>
    withOperations(({ readChanges }) => ({
      readChanges: (organization, request) => readChanges(organization, { ...request, size: request.size + 1 }),
    })),
};
