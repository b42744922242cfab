import { invalidArgument } from '../../engine/dataverse-fault';
import { operationDefect } from '../defect';

export const refusedCount = operationDefect(
  'refused-count',
  '$count with a delta token is refused.',
  () => ({
    countChanges: () => {
      throw invalidArgument('Changes cannot be counted.');
    },
  }),
  ['Web API'],
);
