import { badRequest, DataverseFault, invalidKeyOperation } from '../engine/dataverse-fault';

// Codes and texts: https://learn.microsoft.com/power-apps/developer/data-platform/reference/web-service-error-codes
// What follows "Details:" is the emulator's own: a real organization does not say which rule was broken.

/** ImportCustomizationsBadZipFileError. */
export const badSolutionZip = (reason: string) =>
  badRequest(
    0x80048060,
    'The solution file is invalid. The compressed file must contain the following files at its root: solution.xml, ' +
      'customizations.xml, and [Content_Types].xml. Customization files exported from previous versions of Microsoft ' +
      `Dynamics 365 are not supported. Details: ${reason}`,
  );

/** ImportFileTooLargeToUpload. */
export const solutionPackageTooLarge = (bytes: number, limit: number) =>
  badRequest(
    0x80040375,
    `The import file is too large to upload. Details: it has ${bytes} bytes, ${limit} are allowed.`,
  );

/** MaxUnzipFolderSizeExceeded. */
export const inflatedSolutionTooLarge = (reason: string) =>
  badRequest(0x80048499, `Decompressed data too big! Details: ${reason}`);

/** ImportNonWellFormedFileError. */
export const solutionPartNotWellFormed = (part: string, reason: string) =>
  badRequest(0x80048013, `Invalid customization file. This file is not well formed. Details: ${part}: ${reason}`);

/** ImportInvalidXmlError. */
export const invalidSolutionXml = (part: string, reason: string) =>
  badRequest(
    0x8004802c,
    `This solution package cannot be imported because it contains invalid XML. You can attempt to repair the file by manually editing the XML contents using the information found in the schema validation errors, or you can contact your solution provider. Details: ${part}: ${reason}`,
  );

/** ImportXsdValidationError. */
export const solutionSchemaViolation = (error: string, place: string) =>
  badRequest(
    0x8004801a,
    `The import file is invalid. XSD validation failed with the following error: '${error}'. The validation failed at: '${place}'.`,
  );

/** ImportSolutionPackageInvalidSolutionPackageVersion. */
export const packageNewerThanServer = (packageVersion: string, serverVersion: string) =>
  badRequest(
    0x80048068,
    `You can only import solutions with a package version of ${serverVersion} or earlier into this organization. Also, you can't import any solutions into this organization that were exported from Microsoft Dynamics 365 2011 or earlier. Details: the package version is '${packageVersion}'.`,
  );

/** ImportSolutionManagedToUnmanagedMismatch for a managed package, ImportSolutionUnmanagedToManagedMismatch for the other. */
export const solutionInstalledInOtherMode = (isManaged: boolean) => {
  const [installed, supplied] = isManaged ? ['an unmanaged', 'managed'] : ['a managed', 'unmanaged'];
  return badRequest(
    isManaged ? 0x80048040 : 0x80048041,
    `The solution is already installed on this system as ${installed} solution and the package supplied is attempting to install it in ${supplied} mode. Import can only update solutions when the modes match. Uninstall the current solution and try again.`,
  );
};

/** ImportWrongPublisherError. */
export const wrongSolutionPublisher = (solution: string, from: string, to: string) =>
  badRequest(
    0x8004801c,
    `The following managed solution cannot be imported: ${solution}. The publisher name cannot be changed from ${from} to ${to}.`,
  );

/** ImportMissingDependenciesError, as the import job records it. */
export const missingSolutionDependencies = (solution: string, listed: string) =>
  new DataverseFault(
    500,
    0x8004801d,
    `Solution manifest import: FAILURE: The following solution cannot be imported: ${solution}. Some dependencies are missing. The missing dependencies are : ${listed}`,
  );

/** ImportSolutionError: what the request itself answers when dependencies are missing (HTTP 500, recorded). */
export const solutionImportFailed = (message: string): DataverseFault => new DataverseFault(500, 0x80048033, message);

/** ImportAttributeNameError. */
export const wrongSolutionPrefix = (name: string) =>
  badRequest(
    0x80048062,
    `Invalid name for attribute ${name}.  Custom attribute names must start with a valid customization prefix. The prefix for a solution component should match the prefix that is specified for the publisher of the solution.`,
  );

/** ImportMissingRootComponentEntry. */
export const notARootComponent = (name: string, type: number) =>
  badRequest(
    0x8004803a,
    `The import has failed because component ${name} of type ${type} is not declared in the solution file as a root component. To fix this, import again using the XML file that was generated when you exported the solution.`,
  );

/** ImportMissingComponent. */
export const rootComponentMissing = (name: string, type: number) =>
  badRequest(0x8004801f, `Cannot add a Root Component ${name} of type ${type} because it is not in the target system.`);

/** A table that the package only names, and that the organization does not have. Recorded on a live environment. */
export const solutionTableNotInCache = (name: string) =>
  badRequest(
    0x80041102,
    `The entity with a name = '${name}' with namemapping = 'Platform' was not found in the MetadataCache`,
  );

/** A table cannot be made as the package describes it. */
export const invalidSolutionComponent = (message: string) => badRequest(0x80040203, message);

/** ImportOptionSetAttributeError. */
export const solutionOptionSetMissing = (column: string, optionSet: string) =>
  badRequest(
    0x80048039,
    `Attribute '${column}' was not imported as it references a non-existing global Option Set ('${optionSet}').`,
  );

/** The caller's import job id is taken. */
export const importJobIdInUse = (id: string) =>
  badRequest(0x80071155, `An import job with id ${id} already exists. Choose another ImportJobId.`);

export const invalidImportJobId = (id: string) =>
  badRequest(0x80044252, `The import job id is invalid: '${id}' is not a GUID.`);

/** CannotUninstallWithDependencies. */
export const solutionDependenciesExist = () => badRequest(0x8004f01d, 'Solution dependencies exist, cannot uninstall.');

/** Protected solutions: Default, Active, System and the like. */
export const protectedSolution = (name: string) =>
  badRequest(0x8004f020, `The solution ${name} cannot be deleted: it belongs to the organization itself.`);

/** LowerVersionUpgrade. */
export const lowerVersionUpgrade = () =>
  badRequest(0x80048541, 'The import solution must have a higher version than the existing solution it is upgrading.');

/** Code and text recorded on live environments. */
export const holdingSolutionExists = (name: string) =>
  badRequest(0x80048539, `Solution manifest import: FAILURE: Holding solution ${name} already exists.`);

/** That it fails is recorded; the code is that of the other faults of holding solutions, the text the emulator's. */
export const holdingWithoutBase = (uniqueName: string) =>
  badRequest(
    0x80048539,
    `Solution manifest import: FAILURE: The solution ${uniqueName} is not installed, so that there is nothing to upgrade. Import it without HoldingSolution.`,
  );

/** ImportSystemSolutionError. */
export const systemSolution = () => badRequest(0x80048046, 'System solution cannot be imported.');

/** A key of that name is there: the columns of a key never change. */
export const solutionKeyHasOtherColumns = (key: string, table: string): DataverseFault =>
  invalidKeyOperation(`the key ${key} of entity ${table} exists with other attributes, and a key cannot be changed`);

export const solutionEntitySetTaken = (entitySet: string, table: string): DataverseFault =>
  invalidSolutionComponent(`The entity set name ${entitySet} of entity ${table} is taken by another entity.`);
