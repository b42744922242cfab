import { badRequest, duplicateRecord, invalidArgument } from '../dataverse-fault';
import { type StoredTable } from '../store/stored-table';
import { type ColumnValue, type ColumnValues, type Row, textValue } from '../values/row';

// Codes and texts: https://learn.microsoft.com/power-apps/developer/data-platform/reference/web-service-error-codes

/** InvalidSolutionUniqueName. */
export const invalidSolutionRowName = (name: string) =>
  badRequest(
    0x8004f002,
    `Invalid character specified for solution unique name: '${name}'. Only characters within the ranges [A-Z], [a-z], [0-9], or _ are allowed. The first character may only be in the ranges [A-Z], [a-z], or _.`,
  );

/** InvalidSolutionVersion. */
export const invalidSolutionRowVersion = (version: string) =>
  badRequest(
    0x8004f01e,
    `An invalid solution version was specified: '${version}'. A version is two to four numbers, with a full stop between them.`,
  );

const managedSolutionRow = (name: string) =>
  badRequest(0x8004f024, `Cannot update solution '${name}' because it is a managed solution.`);

const restrictedSolutionRow = (name: string) =>
  badRequest(0x8004f00a, `Restricted solution (${name}) cannot be updated.`);

export const isSolutionRowName = (name: string): boolean => /^[A-Za-z_]\w{0,64}$/u.test(name);

/** Two to four numbers: exports with three parts exist. */
export const isSolutionRowVersion = (version: string): boolean => /^\d{1,10}(?:\.\d{1,10}){1,3}$/u.test(version);

const ownSolutions: ReadonlySet<string> = new Set(['active', 'basic', 'default', 'system']);

/** Solutions that are the organization itself: they can be neither imported nor removed. */
export const isProtectedSolutionRow = (uniqueName: string): boolean => ownSolutions.has(uniqueName.toLowerCase());

/**
 * Throws when a client cannot create this solution or publisher: a column that Dataverse requires is empty (code and text
 * are the ones for emptying such a column, which is inferred), or its unique name is taken, in any case (recorded for
 * publishers).
 */
export function checkNewSolutionRow({ definition, rows }: StoredTable, values: ColumnValues): void {
  const { logicalName, columns, primaryIdColumn } = definition;
  if (logicalName !== 'solution' && logicalName !== 'publisher') return;
  for (const { logicalName: name, requiredLevel } of columns.values()) {
    const isMissing = requiredLevel === 'systemrequired' && name !== primaryIdColumn && (values.get(name) ?? '') === '';
    if (isMissing) throw invalidArgument(`Attribute: ${name} cannot be set to NULL`);
  }
  const uniqueName = textValue(values, 'uniquename');
  if (logicalName === 'solution' && !isSolutionRowName(uniqueName)) throw invalidSolutionRowName(uniqueName);
  if (logicalName === 'solution') checkSolutionRowVersion(values);
  const isSame = (row: Row): boolean => textValue(row.values, 'uniquename').toLowerCase() === uniqueName.toLowerCase();
  if ([...rows.values()].some(isSame)) throw duplicateRecord();
}

/** Throws when a client cannot change this solution, or not to this version. */
export function checkSolutionRowUpdate(before: Row, written: ReadonlyMap<string, ColumnValue>): void {
  if (before.table !== 'solution') return;
  const uniqueName = textValue(before.values, 'uniquename');
  if (isProtectedSolutionRow(uniqueName)) throw restrictedSolutionRow(uniqueName);
  if (before.values.get('ismanaged') === true) throw managedSolutionRow(uniqueName);
  if (written.has('version')) checkSolutionRowVersion(written);
}

function checkSolutionRowVersion(values: ColumnValues): void {
  const version = textValue(values, 'version');
  if (!isSolutionRowVersion(version)) throw invalidSolutionRowVersion(version);
}
