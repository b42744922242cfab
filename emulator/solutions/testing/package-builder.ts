import { strToU8, zipSync } from 'fflate';

/** What a made-up package says. What is left out is that of a managed package with one table, `sample_book`. */
export type PackageDraft = {
  readonly uniqueName?: string;
  readonly version?: string;
  readonly managed?: string;
  readonly packageVersion?: string | null;
  readonly publisher?: string;
  readonly prefix?: string;
  readonly tables?: readonly string[];
  readonly relationships?: readonly string[];
  readonly optionSets?: readonly string[];
  /** Logical names; those of {@link PackageDraft.tables} that have a primary key unless given. */
  readonly roots?: readonly string[];
  readonly missingDependencies?: string;
  /** XML of further root components. */
  readonly moreRoots?: string;
  /** XML of further sections of customizations.xml. */
  readonly moreSections?: string;
  /** Further files. */
  readonly files?: Readonly<Record<string, string>>;
};

type ColumnDraft = {
  readonly type?: string;
  readonly custom?: boolean;
  readonly mask?: string;
  readonly unmodified?: boolean;
  /** XML after the common elements: `<MaxLength>100</MaxLength>`. */
  readonly more?: string;
};

type TableDraft = {
  readonly columns?: readonly string[];
  readonly keys?: readonly string[];
  readonly flags?: string;
  readonly ownership?: string;
  readonly tracked?: string;
  readonly entitySetName?: string | null;
  readonly objectTypeCode?: number;
};

export const columnXml = (name: string, draft: ColumnDraft = {}): string => {
  const { type = 'nvarchar', custom = true, mask = '', unmodified = false } = draft;
  const more = draft.more ?? (type === 'nvarchar' ? '<Format>text</Format><MaxLength>100</MaxLength>' : '');
  return `<attribute PhysicalName="${name}"${unmodified ? ' unmodified="1"' : ''}><Type>${type}</Type><Name>${name.toLowerCase()}</Name>
    <LogicalName>${name.toLowerCase()}</LogicalName><RequiredLevel>none</RequiredLevel><DisplayMask>${mask}</DisplayMask>
    <ValidForUpdateApi>1</ValidForUpdateApi><ValidForReadApi>1</ValidForReadApi><ValidForCreateApi>1</ValidForCreateApi>
    <IsCustomField>${custom ? 1 : 0}</IsCustomField><IntroducedVersion>1.0.0.0</IntroducedVersion>${more}
    <displaynames><displayname description="${name} label" languagecode="1033" /></displaynames></attribute>`;
};

export const keyXml = (name: string, columns: readonly string[]): string =>
  `<EntityKey><Name>${name}</Name><LogicalName>${name.toLowerCase()}</LogicalName><IsCustomizable>0</IsCustomizable>
    <EntityKeyAttributes>${columns.map(column => `<AttributeName>${column}</AttributeName>`).join('')}</EntityKeyAttributes>
    <displaynames><displayname description="${name} label" languagecode="1033" /></displaynames></EntityKey>`;

/** Primary key, primary name and book code of a table. */
export const bookColumns = (table: string): string[] => [
  columnXml(`${table}Id`, { type: 'primarykey', custom: false }),
  columnXml('sample_name', { mask: 'PrimaryName|ValidForForm' }),
  columnXml('sample_bookcode'),
];

/** A full table. */
export const tableXml = (name = 'sample_book', draft: TableDraft = {}): string => {
  const { ownership = 'UserOwned', tracked = '1', entitySetName = `${name.toLowerCase()}s`, flags = '' } = draft;
  const code = draft.objectTypeCode === undefined ? '' : `<ObjectTypeCode>${draft.objectTypeCode}</ObjectTypeCode>`;
  return `<Entity><Name LocalizedName="Label of ${name}" OriginalName="">${name}</Name>${code}<EntityInfo><entity Name="${name}">
    <LocalizedNames><LocalizedName description="Label of ${name}" languagecode="1033" /></LocalizedNames>
    <LocalizedCollectionNames><LocalizedCollectionName description="Labels of ${name}" languagecode="1033" /></LocalizedCollectionNames>
    <attributes>${(draft.columns ?? bookColumns(name)).join('')}</attributes>
    <EntityKeys>${(draft.keys ?? []).join('')}</EntityKeys>
    ${entitySetName === null ? '' : `<EntitySetName>${entitySetName}</EntitySetName>`}
    <OwnershipTypeMask>${ownership}</OwnershipTypeMask><IntroducedVersion>1.0.0.0</IntroducedVersion>
    <ChangeTrackingEnabled>${tracked}</ChangeTrackingEnabled>${flags}</entity></EntityInfo></Entity>`;
};

/** Columns and keys for a table that another solution, or the platform, has made. */
export const partialTableXml = (name: string, columns: readonly string[], keys: readonly string[] = []): string =>
  `<Entity><Name LocalizedName="${name}" OriginalName="">${name}</Name><EntityInfo><entity Name="${name}">
    <attributes>${columns.join('')}</attributes><EntityKeys>${keys.join('')}</EntityKeys></entity></EntityInfo></Entity>`;

export const relationshipXml = (name: string, from: string, column: string, to: string, field = ''): string =>
  `<EntityRelationship Name="${name}"><EntityRelationshipType>OneToMany</EntityRelationshipType>
    <ReferencingEntityName>${from}</ReferencingEntityName><ReferencedEntityName>${to}</ReferencedEntityName>
    <ReferencingAttributeName>${column}</ReferencingAttributeName>${field}</EntityRelationship>`;

export function solutionXml(draft: PackageDraft = {}): string {
  const { uniqueName = 'Books', version = '1.0.0.0', managed = '1', packageVersion = '9.2', prefix = 'sample' } = draft;
  const full = (draft.tables ?? [tableXml()]).filter(table => table.includes('primarykey'));
  const roots =
    draft.roots ?? full.map(table => (/entity Name="(?<name>\w+)"/u.exec(table)?.groups?.['name'] ?? '').toLowerCase());
  const server = packageVersion === null ? '' : ` SolutionPackageVersion="${packageVersion}"`;
  return `<ImportExportXml version="9.2.0.0"${server} languagecode="1033"><SolutionManifest><UniqueName>${uniqueName}</UniqueName>
    <LocalizedNames><LocalizedName description="Label of ${uniqueName}" languagecode="1033" /></LocalizedNames><Descriptions />
    <Version>${version}</Version><Managed>${managed}</Managed><Publisher><UniqueName>${draft.publisher ?? 'samples'}</UniqueName>
    <LocalizedNames><LocalizedName description="Samples" languagecode="1033" /></LocalizedNames><Descriptions />
    <CustomizationPrefix>${prefix}</CustomizationPrefix><CustomizationOptionValuePrefix>72700</CustomizationOptionValuePrefix>
    <Addresses /></Publisher><RootComponents>${roots.map(root => `<RootComponent type="1" schemaName="${root}" behavior="0" />`).join('')}
    ${draft.moreRoots ?? ''}</RootComponents><MissingDependencies>${draft.missingDependencies ?? ''}</MissingDependencies></SolutionManifest></ImportExportXml>`;
}

export const customizationsXml = (draft: PackageDraft = {}): string =>
  `<ImportExportXml><Entities>${(draft.tables ?? [tableXml()]).join('')}</Entities><Roles /><Workflows />
    <EntityRelationships>${(draft.relationships ?? []).join('')}</EntityRelationships>
    <optionsets>${(draft.optionSets ?? []).join('')}</optionsets>${draft.moreSections ?? ''}<Languages><Language>1033</Language></Languages></ImportExportXml>`;

const contentTypesXml = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types" />';

/** A package of the parts given, by name, in their order. */
export const zipOf = (parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ),
    { mtime: '2020-01-01T00:00:00Z' },
  );

/** The three parts of a package, to be changed and zipped by {@link zipOf}. */
export const partsOf = (draft: PackageDraft = {}): Record<string, string> => ({
  'customizations.xml': customizationsXml(draft),
  '[Content_Types].xml': contentTypesXml,
  'solution.xml': solutionXml(draft),
  ...draft.files,
});

export const buildPackage = (draft: PackageDraft = {}): Uint8Array => zipOf(partsOf(draft));
