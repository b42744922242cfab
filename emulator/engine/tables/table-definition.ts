import { derivedId } from '../values/guid';

/** What a column can hold. Names are the engine's; each protocol renders its own (Edm types, `a:OptionSetValue`, …). */
export type ColumnType =
  | 'uniqueidentifier'
  | 'string'
  | 'memo'
  | 'integer'
  | 'bigint'
  | 'decimal'
  | 'double'
  | 'money'
  | 'boolean'
  | 'choice'
  | 'multichoice'
  | 'state'
  | 'status'
  | 'datetime'
  | 'dateonly'
  | 'lookup'
  | 'image'
  | 'file'
  | 'virtual';

/** One choice of a choice, state, status or boolean column. */
export type Option = {
  readonly value: number;
  readonly label: string;
  /** Status choices: the state they belong to. */
  readonly state?: number;
  /** State choices: the status a row gets when only its state is written. */
  readonly defaultStatus?: number;
};

export type RequiredLevel = 'none' | 'recommended' | 'required' | 'systemrequired';

/** What definitions of tables, columns and alternate keys have in common. */
type Definition = {
  readonly metadataId: string;
  /** Lower-case: `sample_bookcode`. */
  readonly logicalName: string;
  /** As its maker wrote it: `sample_BookCode`. */
  readonly schemaName: string;
  readonly displayName: string;
  readonly isManaged: boolean;
  readonly introducedVersion: string;
};

export type ColumnDefinition = Definition & {
  readonly type: ColumnType;
  readonly description: string;
  readonly requiredLevel: RequiredLevel;
  readonly isCustom: boolean;
  readonly validForCreate: boolean;
  readonly validForUpdate: boolean;
  readonly validForRead: boolean;
  /** Characters; text and memo only. */
  readonly maxLength?: number;
  readonly minValue?: number;
  readonly maxValue?: number;
  /** Digits after the decimal point; decimal, double and money only. */
  readonly precision?: number;
  readonly options?: readonly Option[];
  /** What a new row gets that does not name the column; boolean, choice and multi-choice columns only. */
  readonly defaultValue?: boolean | number | readonly number[];
  /** Logical names of the tables that a lookup can point to. */
  readonly targets?: readonly string[];
  /** Text and date formats of the package, as they stand there (`text`, `email`, `datetime`, …). */
  readonly format?: string;
};

/** Pending, InProgress, Active and Failed: Microsoft's EntityKeyIndexStatus. */
export type KeyIndexStatus = 'Pending' | 'InProgress' | 'Active' | 'Failed';

export type AlternateKeyDefinition = Definition & {
  /** Logical names, in alphabetical order whatever order was sent (recorded on a live environment). */
  readonly columns: readonly string[];
  readonly isCustomizable: boolean;
  readonly indexStatus: KeyIndexStatus;
  /** The asyncoperation that builds the index. */
  readonly asyncJobId: string | null;
};

/**
 * What the deletion of a row does to the rows whose lookups point to it: `Delete` of a CascadeConfiguration.
 * https://learn.microsoft.com/power-apps/developer/data-platform/configure-entity-relationship-cascading-behavior
 */
export type OnDelete = 'Cascade' | 'RemoveLink' | 'Restrict';

/**
 * Which rows follow the row that their lookups point to when it gets another owner: `Assign` of a CascadeConfiguration,
 * where `NoCascade` stands for none.
 */
export type OnAssign = 'Cascade' | 'Active' | 'UserOwned';

/** A many-to-one relationship: a lookup column of this table that points to another table. */
export type RelationshipDefinition = {
  readonly schemaName: string;
  readonly referencingTable: string;
  readonly referencingColumn: string;
  readonly referencedTable: string;
  /** `RemoveLink` where it is left out. */
  readonly onDelete?: OnDelete;
  /** No row follows where it is left out. */
  readonly onAssign?: OnAssign;
};

/** `None`: a platform table (asyncoperation, importjob, …) without ownership of its own. */
export type Ownership = 'UserOwned' | 'BusinessOwned' | 'OrganizationOwned' | 'None';

export type TableDefinition = Definition & {
  readonly entitySetName: string;
  readonly objectTypeCode: number;
  readonly displayCollectionName: string;
  readonly description: string;
  readonly ownership: Ownership;
  readonly primaryIdColumn: string;
  /** Never assume `*_name`: real packages mark other columns. Null on tables without one. */
  readonly primaryNameColumn: string | null;
  readonly changeTrackingEnabled: boolean;
  readonly canChangeTrackingBeEnabled: boolean;
  /** Its rows relate rows of two tables, many to many. */
  readonly isIntersect?: true;
  readonly isCustom: boolean;
  /** A table of the platform that makers may customize: rename, and give columns. Custom tables always are. */
  readonly isCustomizable?: true;
  /** Its rows can take part in activities. */
  readonly isActivityParty?: true;
  /** By logical name. */
  readonly columns: ReadonlyMap<string, ColumnDefinition>;
  /** By logical name. */
  readonly keys: ReadonlyMap<string, AlternateKeyDefinition>;
  readonly relationships: readonly RelationshipDefinition[];
};

/** A relationship's metadata id. The engine keeps none: it follows from the schema name. */
export const relationshipId = ({ schemaName }: Pick<RelationshipDefinition, 'schemaName'>): string =>
  derivedId(`relationship ${schemaName}`);
