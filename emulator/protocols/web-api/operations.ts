import { operationFidelity, type FidelityEntry } from '../../operations/fidelity';
import { getChanges, getChangesCount } from './changes/get-changes';
import { definitionOperations } from './definitions/operations';
import { environmentOperations } from './environment/operations';
import { type Operation } from './front/operation';
import { rowOperations } from './rows/operations';
import { solutionOperations } from './solutions/operations';

/** All that the Web API answers, by area. The first match serves, so what is special stands before what is general. */
const areas: Readonly<Record<string, readonly Operation[]>> = {
  Environment: environmentOperations,
  Solutions: solutionOperations,
  'Tables, columns and keys': definitionOperations,
  // Before the rows, whose plain reads match the same entity sets.
  'Change tracking': [getChanges, getChangesCount],
  Rows: rowOperations,
};

export const operations: readonly Operation[] = Object.values(areas).flat();

/** How far each operation can be trusted, from the table that serves it. */
export const webApiFidelity = (): readonly FidelityEntry[] =>
  Object.entries(areas).flatMap(([area, served]) =>
    served.map(operation => operationFidelity(area, operation.operation, operation)),
  );
