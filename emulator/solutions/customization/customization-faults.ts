import { badRequest } from '../../engine/dataverse-fault';

// Codes: https://learn.microsoft.com/power-apps/developer/data-platform/reference/web-service-error-codes

/** DuplicateAttributeSchemaName: Microsoft's samples look for the code; the text is the emulator's. */
export const customColumnExists = (column: string, table: string) =>
  badRequest(0x80047013, `A column with the schema name ${column} already exists on the table ${table}.`);

/** The code that Dataverse sends here is not public: the one of an invalid argument stands for it. */
export const customTableExists = (table: string) =>
  badRequest(0x80040203, `A table with the specified name ${table} already exists. Specify a unique name.`);

/** CannotDeleteInUseComponent. */
export const customizedComponentInUse = (type: string, id: string, count: number) =>
  badRequest(
    0x8004f01f,
    `The ${type}(${id}) component cannot be deleted because it is referenced by ${count} other components. For a list of referenced components, use the RetrieveDependenciesForDeleteRequest.`,
  );

/** CannotDeleteMetadata. */
export const managedComponentCustomized = (name: string, id: string) =>
  badRequest(
    0x8004f032,
    `The 'Delete' operation on the current component(name='${name}', id='${id}') failed during managed property evaluation of condition: 'The component is managed or part of the platform'`,
  );

/** The named solution takes no changes. */
export const managedSolutionCustomized = (uniqueName: string) =>
  badRequest(0x8004f024, `Managed solution cannot be updated: '${uniqueName}'.`);

export const unknownCustomizedSolution = (uniqueName: string) =>
  badRequest(0x80040217, `The solution '${uniqueName}' does not exist.`);
