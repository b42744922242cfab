import { defineRequirements } from '../requirement';
import { pages } from '../sources';

/** A managed solution brings the table, and takes it away again. */
export const solutionRequirements = defineRequirements([
  {
    id: 'CT-SOL-01',
    level: 'MUST',
    groundwork: true,
    profile: 'smoke',
    area: 'Solutions',
    statement:
      'A managed solution package is imported, and the asynchronous operation that imports it ends as succeeded.',
    preconditions: ['import by this run', 'import as a job'],
    source: pages.asyncSolutions,
  },
  {
    id: 'CT-SOL-02',
    level: 'MUST',
    groundwork: true,
    profile: 'smoke',
    area: 'Solutions',
    statement: "The import job of a managed solution reports success, or a warning, for the solution's manifest.",
    preconditions: ['import by this run', 'result of the import'],
    source: pages.solutions,
  },
  {
    id: 'CT-SOL-03',
    level: 'MUST',
    groundwork: true,
    profile: 'smoke',
    area: 'Solutions',
    statement:
      'Uninstalling a managed solution removes the solution and its table, which is not found afterwards (404).',
    preconditions: ['removal by this run'],
    source: pages.solutions,
  },
  {
    id: 'CT-SOL-04',
    level: 'OBSERVE',
    profile: 'smoke',
    area: 'Solutions',
    statement: 'Which components the import job of a successful import reports as failed.',
    preconditions: ['import by this run', 'result of the import'],
    source: { recorded: 'on live environments, where some failed and the import succeeded' },
  },
  {
    id: 'CT-TAB-01',
    level: 'MUST',
    profile: 'smoke',
    area: 'Tables',
    statement: 'A table that a solution brings with change tracking on is there, and its metadata says so.',
    source: pages.changeTracking,
  },
]);
