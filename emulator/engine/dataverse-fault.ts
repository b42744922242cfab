const invalidArgumentCode = 0x80040203;

/**
 * An error Dataverse answers with, whichever protocol carries it.
 * Codes: https://learn.microsoft.com/power-apps/developer/data-platform/reference/web-service-error-codes
 */
export class DataverseFault extends Error {
  override readonly name = 'DataverseFault';
  /** Unsigned: `0x80060892`. */
  readonly code: number;
  /** The HTTP status that the Web API answers with. */
  readonly status: number;
  /** What it says besides: by position, as `0`, or by name, as `DuplicateAttributes`. */
  readonly details: ReadonlyMap<string, string>;

  constructor(status: number, code: number, message: string, details: ReadonlyMap<string, string> = new Map()) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
  }

  /** As the Web API writes it: `0x80060892`. */
  get codeText(): string {
    return `0x${this.code.toString(16).padStart(8, '0')}`;
  }

  /** As the Organization Service and `asyncoperation.errorcode` write it: -2147088238. */
  get signedCode(): number {
    return this.code | 0;
  }
}

/** The client asked for what is not there, or cannot be: HTTP 400. */
export const badRequest = (code: number, message: string) => new DataverseFault(400, code, message);

export const recordNotFound = (table: string, id: string) =>
  new DataverseFault(404, 0x80040217, `Entity '${table}' With Id = ${id} Does Not Exist`);

export const recordNotFoundByKey = (table: string) =>
  new DataverseFault(404, 0x80060891, `A record with the specified key values does not exist in ${table} entity`);

export const keyNotDefined = (table: string) =>
  badRequest(0x80060890, `The specified key attributes are not a defined key for the ${table} entity`);

/** An alternate key is violated. The names are display names; `attributes` are the values by column, as XML. */
export const duplicateKey = (
  keyDisplayName: string,
  columnDisplayNames: readonly string[],
  attributes = '',
): DataverseFault => {
  const again = 'A duplicate record cannot be created. Select one or more unique values and try again.';
  const message = `Entity Key ${keyDisplayName} violated. A record with the same value for ${columnDisplayNames.join(', ')} already exists. ${again}`;
  const details = new Map([
    ['0', keyDisplayName],
    ['1', columnDisplayNames.join(', ')],
    ['DuplicateAttributes', `<DuplicateAttributes>${attributes}</DuplicateAttributes>`],
  ]);
  return new DataverseFault(412, 0x80060892, message, details);
};

/** The primary key is taken, or `If-None-Match: *` met a row. */
export const duplicateRecord = () =>
  new DataverseFault(412, 0x80040237, 'A record with matching key values already exists.');

export const concurrencyMismatch = () =>
  new DataverseFault(
    412,
    0x80060882,
    "The version of the existing record doesn't match the RowVersion property provided.",
  );

/** Two blanks after the first full stop: recorded. */
export const textTooLong = (column: string, table: string, max: number) =>
  badRequest(
    0x80044331,
    `A validation error occurred.  The length of the '${column}' attribute of the '${table}' entity exceeded the maximum allowed length of '${max}'.`,
  );

/** Text as recorded for a money column; `type` is the SDK's class name (`System.Int32`, `Microsoft.Xrm.Sdk.Money`, …). */
export const numberOutOfRange = (
  where: string,
  value: { toString(): string },
  type: string,
  range: string,
): DataverseFault => {
  const code = type === 'System.Int32' ? 0x8004432f : 0x80044330;
  const message = `A validation error occurred for ${where}. The value ${value.toString()} of type ${type} is outside the valid range(${range}).`;
  return new DataverseFault(400, code, message);
};

/** Recorded on a live environment. */
export const unknownOption = (column: string, table: string, value: number, accepted: readonly number[]) =>
  badRequest(
    0x8004431a,
    `A validation error occurred. The value ${value} of '${column}' on record of type '${table}' is outside the valid range. Accepted Values: ${accepted.join(',')}`,
  );

/** A status that belongs to another state. `state` is the schema name with the state: `cll_TaskState.Inactive`. Recorded on a live environment. */
export const statusOfOtherState = (table: string, id: string, status: number, state: string) =>
  badRequest(0x80048408, `${status} is not a valid status code for state code ${state} on ${table} with Id ${id}.`);

export const entityNotTracked = (table: string) =>
  badRequest(0x80072491, `Entity ${table} isn't enabled for change tracking.`);

/** Of tables that relate two others, of which one at least must be tracked. */
export const relatedNotTracked = (table: string) =>
  badRequest(
    0x80072492,
    `Changes cannot be retrieved for intersect entity ${table} since both related entities are not enabled for change tracking.`,
  );

/** A change token is too old: its deletions may be gone. The remedy is a full synchronization. */
export const expiredVersionStamp = () =>
  badRequest(0x80044352, 'Version stamp associated with the client has expired. Please perform a full sync.');

/** Dataverse's answer to a malformed change token is not public: code and text are ours. */
export const invalidToken = (token: string, reason: string): DataverseFault =>
  invalidArgument(`The change token '${token}' is not valid: ${reason}.`);

export const invalidKeyOperation = (reason: string) =>
  badRequest(0x8006088f, `Invalid EntityKey Operation performed : ${reason}`);

export const keyNameExists = (key: string, table: string) =>
  badRequest(0x80060893, `An entity key with the name ${key} already exists on entity ${table}.`);

export const keyColumnsExist = (columns: readonly string[], table: string) =>
  badRequest(0x80060894, `An entity key with the attributes ${columns.join(', ')} already exists on entity ${table}.`);

export const reactivateOnlyFailed = () =>
  badRequest(0x80060897, 'Reactivate entity key is only supported for failed job');

/**
 * Another import, uninstall or publish is under way. Safe to ask again: the request was not started. On-premises it is a
 * 400. The text as a whole is Microsoft's troubleshooting page's; live captures show its beginning or its end.
 */
export const customizationLock = (requested: string, running: string, status: 429 | 400 = 429) =>
  new DataverseFault(
    status,
    0x80071151,
    `Cannot start the requested operation [${requested}] because there is another [${running}] running at this moment. Use Solution History for more details. -- The solution installation or removal failed due to the installation or removal of another solution at the same time. Please try again later.`,
  );

export const unknownColumn = (column: string, table: string) =>
  badRequest(
    0x80041103,
    `'${table}' entity doesn't contain attribute with Name = '${column}' and NameMapping = 'Logical'.`,
  );

export const methodNotSupported = (method: string, table: string) =>
  new DataverseFault(
    405,
    0x80040800,
    `The '${method}' method does not support entities of type '${table}'. MessageProcessorCache returned MessageProcessor.Empty.`,
  );

/**
 * CannotDeleteDueToAssociation: a relationship restricts the deletion. The status is documented as well:
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/compose-http-requests-handle-errors
 */
export const deletedRowIsReferenced = () =>
  new DataverseFault(
    405,
    0x80040227,
    'The object you tried to delete is associated with another object and cannot be deleted.',
  );

/** A system job cannot be deleted before it is over. */
export const jobNotCompleted = () =>
  new DataverseFault(405, 0x8004416a, 'Cannot delete async operation unless it is in Completed state.');

/** https://learn.microsoft.com/power-apps/developer/data-platform/use-change-tracking-synchronize-data-external-systems: some tables cannot be tracked. The code is not public: ours. */
export const cannotBeTracked = (table: string): DataverseFault =>
  invalidArgument(`Change tracking cannot be enabled for ${table}: its CanChangeTrackingBeEnabled is false.`);

/** Documented: once on, it stays on. The code is not public: ours. */
export const trackingStaysOn = (table: string): DataverseFault =>
  invalidArgument(`Change tracking of ${table} is on, and cannot be turned off again.`);

/** What Dataverse does and this engine does not. */
export const notImplemented = (what: string): DataverseFault => new DataverseFault(501, 0x80004001, what);

export const emptyGuid = () => badRequest(invalidArgumentCode, 'Expected non-empty Guid.');

export const unknownTable = (table: string) =>
  badRequest(
    0x80041102,
    `The entity with a name = '${table}' with namemapping = 'Logical' was not found in the MetadataCache.`,
  );

export const invalidArgument = (message: string): DataverseFault =>
  new DataverseFault(400, invalidArgumentCode, message);
