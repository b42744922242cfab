import { DataverseFault } from '../../engine/dataverse-fault';
import { asksForDelta, operationDefect } from '../defect';

const notTracked = 0x80072491;

export const untrackedAnswers = operationDefect(
  'untracked-answers',
  'A tracked read of a table with change tracking off is answered without rows.',
  ({ readChanges }) => ({
    readChanges: (organization, request) => {
      try {
        return readChanges(organization, request);
      } catch (error) {
        if (!(error instanceof DataverseFault) || error.code !== notTracked) throw error;
        const { currentVersion: since } = organization.changes;
        const token = organization.changes.issueToken(since);
        return { isDelta: asksForDelta(request), since, changes: [], token, next: undefined };
      }
    },
  }),
);
