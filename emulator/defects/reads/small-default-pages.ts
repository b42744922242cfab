import { largestPage } from '../../query/page-size';
import { operationDefect } from '../defect';

const small = 2;

export const smallDefaultPages = operationDefect(
  'small-default-pages',
  'A tracked read that asks for no page size comes in pages of two.',
  ({ readChanges }) => ({
    readChanges: (organization, request) =>
      readChanges(organization, request.size < largestPage ? request : { ...request, size: small }),
  }),
);
