import { pair, typed } from './service';

// A table of shelves with a column and a key, as the SDK writes the requests that make them: what was not set is nil.

/** A label in English under one of the names that definitions give their labels. */
export const label = (name: string, text: string): string =>
  `<d:${name}><a:LocalizedLabels><a:LocalizedLabel><d:MetadataId i:nil="true"/><d:HasChanged i:nil="true"/><a:IsManaged i:nil="true"/><a:Label>${text}</a:Label><a:LanguageCode>1033</a:LanguageCode></a:LocalizedLabel></a:LocalizedLabels><a:UserLocalizedLabel i:nil="true"/></d:${name}>`;
/** Members of a definition that were not set. */
export const nil = (...names: readonly string[]): string => names.map(name => `<d:${name} i:nil="true"/>`).join('');
/** How much a column is required: not at all. */
export const level = `<d:RequiredLevel><a:CanBeChanged>true</a:CanBeChanged><a:ManagedPropertyLogicalName>canmodifyrequirementlevelsettings</a:ManagedPropertyLogicalName><a:Value>None</a:Value></d:RequiredLevel>`;

/** A column of text as the SDK writes it: what was not set is nil. */
export const textColumn = (schemaName: string): string =>
  `${nil('MetadataId', 'HasChanged', 'AttributeOf')}<d:AttributeType>String</d:AttributeType>${nil('CanBeSecuredForCreate')}${label('DisplayName', schemaName)}${nil('IsPrimaryName', 'IsValidForCreate', 'LogicalName')}${level}<d:SchemaName>${schemaName}</d:SchemaName><d:AttributeTypeName><f:Value>StringType</f:Value></d:AttributeTypeName>${nil('Format', 'ImeMode')}<d:MaxLength>100</d:MaxLength>${nil('YomiOf')}<d:FormatName><f:Value>Text</f:Value></d:FormatName>`;

/** The table of shelves itself, owned by users. */
export const shelf = `${nil('MetadataId', 'HasChanged', 'ActivityTypeMask', 'Attributes', 'ChangeTrackingEnabled')}${label('Description', 'Holds books')}${label('DisplayCollectionName', 'Shelves')}${label('DisplayName', 'Shelf')}${nil('IsCustomizable', 'LogicalName')}<d:OwnershipType>UserOwned</d:OwnershipType><d:SchemaName>sample_Shelf</d:SchemaName>`;

/** The parameters of CreateEntity that make the table, or another one. */
export const createShelf = (entity = shelf): string =>
  pair('Entity', typed('d:EntityMetadata', entity)) +
  pair('PrimaryAttribute', typed('d:StringAttributeMetadata', textColumn('sample_Name'))) +
  ['HasActivities', 'HasNotes', 'HasFeedback'].map(name => pair(name, typed('x:boolean', 'false'))).join('') +
  pair('SolutionUniqueName', '<b:value i:nil="true"/>');

/** The parameters of CreateAttribute that add the column of codes, or another column. */
export const createCode = (type = 'd:StringAttributeMetadata', content = textColumn('sample_Code')): string =>
  pair('EntityName', typed('x:string', 'sample_shelf')) + pair('Attribute', typed(type, content));

/** The parameters of CreateEntityKey that make the codes unique. */
export const createKey =
  pair('EntityName', typed('x:string', 'sample_shelf')) +
  pair(
    'EntityKey',
    typed(
      'k:EntityKeyMetadata',
      `<k:AsyncJob i:nil="true"/>${label('DisplayName', 'Code').replaceAll('d:DisplayName', 'k:DisplayName')}<k:EntityKeyIndexStatus>Pending</k:EntityKeyIndexStatus><k:EntityLogicalName i:nil="true"/><k:KeyAttributes><r:string>sample_code</r:string></k:KeyAttributes><k:LogicalName>sample_shelfcode</k:LogicalName><k:SchemaName>sample_ShelfCode</k:SchemaName>`,
    ),
  );

/** The parameters of UpdateEntity that turn change tracking on. */
export const trackShelf = (more = ''): string =>
  pair(
    'Entity',
    typed(
      'd:EntityMetadata',
      `<d:ChangeTrackingEnabled>true</d:ChangeTrackingEnabled><d:LogicalName>sample_shelf</d:LogicalName>${more}`,
    ),
  ) + pair('MergeLabels', typed('x:boolean', 'false'));

/** The parameters of RetrieveEntityKey that ask for the key by name. */
export const retrieveKey =
  pair('EntityLogicalName', typed('x:string', 'sample_shelf')) +
  pair('LogicalName', typed('x:string', 'sample_shelfcode')) +
  pair('MetadataId', typed('g:guid', '00000000-0000-0000-0000-000000000000')) +
  pair('RetrieveAsIfPublished', typed('x:boolean', 'false'));
