import { operationDefect } from '../defect';

export const oversizedPages = operationDefect(
  'oversized-pages',
  'A page of a tracked read holds one row more than was asked for.',
  ({ readChanges }) => ({
    readChanges: (organization, request) => readChanges(organization, { ...request, size: request.size + 1 }),
  }),
);
