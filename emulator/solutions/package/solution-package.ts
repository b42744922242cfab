import {
  type AlternateKeyDefinition,
  type ColumnDefinition,
  type Option,
  type RelationshipDefinition,
  type TableDefinition,
} from '../../engine/tables/table-definition';

/** Microsoft's componenttype codes that the emulator models. */
export const componentTypes = {
  table: 1,
  column: 2,
  optionSet: 9,
  relationship: 10,
  key: 14,
  pluginAssembly: 91,
  pluginStep: 92,
} as const;

/** A component the package lists: tables by logical name, most others by id. */
export type RootComponent = {
  readonly type: number;
  readonly schemaName: string | null;
  readonly id: string | null;
  /** 0 with its sub-components, 1 without, 2 shell only. */
  readonly behavior: number;
};

/** Something the maker's organization had, that the package does not bring. */
export type MissingDependency = {
  readonly required: DependencyEnd;
  readonly dependent: DependencyEnd;
  /** The solution that brings it, without its version: `Active` means customizations in no solution. */
  readonly requiredSolution: string;
  /** As it stands in the package, for the message. */
  readonly xml: string;
};

export type DependencyEnd = {
  /** NaN where newer exports write a name in place of the number. */
  readonly type: number;
  readonly schemaName: string;
  readonly displayName: string;
  readonly parentSchemaName: string;
};

type Named = { readonly uniqueName: string; readonly friendlyName: string; readonly description: string };

export type Publisher = Named & {
  readonly prefix: string;
  readonly optionValuePrefix: number;
};

export type SolutionManifest = Named & {
  readonly version: string;
  readonly isManaged: boolean;
  readonly publisher: Publisher;
  /** `SolutionPackageVersion`: the server that may read it, `9.2`. Null in packages of 2011. */
  readonly packageVersion: string | null;
  readonly rootComponents: readonly RootComponent[];
  readonly missingDependencies: readonly MissingDependency[];
};

/** A column of the package, before it has an id: `targets` may still come from relationships. */
export type ParsedColumn = Omit<ColumnDefinition, 'metadataId' | 'isManaged'> & {
  readonly isPrimaryId: boolean;
  readonly isPrimaryName: boolean;
  /** The global option set, in lower case, that holds the choices. */
  readonly sharedOptionSet?: string;
};

export type ParsedKey = Omit<AlternateKeyDefinition, 'metadataId' | 'isManaged' | 'indexStatus' | 'asyncJobId'>;

/** What a full table says about itself. Partial tables say none of it. */
export type ParsedTableSettings = Pick<
  TableDefinition,
  | 'displayName'
  | 'displayCollectionName'
  | 'description'
  | 'ownership'
  | 'changeTrackingEnabled'
  | 'canChangeTrackingBeEnabled'
  | 'introducedVersion'
> & { readonly entitySetName: string | null };

export type ParsedTable = {
  readonly logicalName: string;
  readonly schemaName: string;
  readonly objectTypeCode: number | null;
  /** Null: the package brings parts for a table that must be there already. */
  readonly settings: ParsedTableSettings | null;
  /** `ChangeTrackingEnabled` is 1, which is the one setting that parts may bring as well. */
  readonly turnsTrackingOn: boolean;
  readonly columns: readonly ParsedColumn[];
  readonly keys: readonly ParsedKey[];
};

/** A lookup of one table to another. All names in lower case but the relationship's own. */
export type ParsedRelationship = RelationshipDefinition & {
  /** Exports of 7.1 describe the lookup here, and may leave it out of the table's columns. */
  readonly field: ParsedColumn | null;
};

export type ParsedPluginType = { readonly id: string; readonly name: string; readonly friendlyName: string };

export type ParsedAssembly = {
  readonly id: string;
  /** As .NET writes it, and as root components name it. */
  readonly fullName: string;
  readonly name: string;
  readonly version: string | null;
  readonly culture: string | null;
  readonly publicKeyToken: string | null;
  readonly isolationMode: number;
  readonly sourceType: number;
  /** Where it stands in the package. Null: on the server's disk, or nowhere. */
  readonly file: string | null;
  readonly types: readonly ParsedPluginType[];
};

export type ParsedStep = {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly stage: number | null;
  readonly mode: number | null;
  readonly rank: number | null;
  readonly filteringAttributes: string | null;
  readonly pluginTypeId: string | null;
};

export type ParsedPlugIns = { readonly assemblies: readonly ParsedAssembly[]; readonly steps: readonly ParsedStep[] };

export type SolutionPackage = SolutionManifest & {
  readonly tables: readonly ParsedTable[];
  readonly relationships: readonly ParsedRelationship[];
  /** Global ones, by lower-case name. */
  readonly optionSets: ReadonlyMap<string, readonly Option[]>;
  readonly plugIns: ParsedPlugIns;
  /** The assemblies' files, by the names that {@link ParsedAssembly} gives them, in lower case. */
  readonly assemblyFiles: ReadonlyMap<string, Uint8Array>;
};
