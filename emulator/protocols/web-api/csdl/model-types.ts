import { attributeMetadata } from '../definitions/columns/attribute-metadata';
import { entityMetadata } from '../definitions/tables/entity-metadata';
import { keyMetadata } from '../definitions/keys/key-metadata';
import { type MetadataProperty, type MetadataType } from '../definitions/metadata/metadata-type';
import { property } from './property';
import { markup } from '../../../xml/markup';

function typeOf(kind: MetadataProperty<never>['kind']): string {
  switch (kind) {
    case 'text':
      return 'Edm.String';
    case 'boolean':
      return 'Edm.Boolean';
    case 'integer':
      return 'Edm.Int32';
    case 'guid':
      return 'Edm.Guid';
    case 'label':
      return 'mscrm.Label';
    case 'managed':
      return 'mscrm.BooleanManagedProperty';
    case 'typeName':
      return 'mscrm.AttributeTypeDisplayName';
    case 'requiredLevel':
      return 'mscrm.AttributeRequiredLevelManagedProperty';
    case 'collection':
      return 'Collection(Edm.String)';
    default:
      return `mscrm.${kind.slice('enum:'.length)}`;
  }
}

/** MetadataBase brings them. */
const INHERITED: readonly string[] = ['MetadataId', 'HasChanged'];

const modelType = <Item>({ name, properties }: MetadataType<Item>, ...navigation: readonly string[]): string =>
  markup(
    'EntityType',
    { Name: name, BaseType: 'mscrm.MetadataBase' },
    ...Array.from(properties, ([member, { kind }]) =>
      INHERITED.includes(member) ? '' : property(member, typeOf(kind)),
    ),
    ...navigation,
  );

const contained = (name: string, type: string): string =>
  markup('NavigationProperty', { Name: name, Type: `Collection(mscrm.${type})`, ContainsTarget: 'true' });

const number = ['MinValue', 'MaxValue'] as const;

/** What the derived types of columns add. */
const DERIVED: readonly (readonly [name: string, ...members: readonly (readonly [string, string])[]])[] = [
  [
    'StringAttributeMetadata',
    ['MaxLength', 'Edm.Int32'],
    ['DatabaseLength', 'Edm.Int32'],
    ['FormatName', 'mscrm.StringFormatName'],
  ],
  ['MemoAttributeMetadata', ['MaxLength', 'Edm.Int32'], ['DatabaseLength', 'Edm.Int32']],
  ['IntegerAttributeMetadata', ...number.map(name => [name, 'Edm.Int32'] as const)],
  ['BigIntAttributeMetadata', ...number.map(name => [name, 'Edm.Int64'] as const)],
  ['DecimalAttributeMetadata', ...number.map(name => [name, 'Edm.Decimal'] as const), ['Precision', 'Edm.Int32']],
  ['DoubleAttributeMetadata', ...number.map(name => [name, 'Edm.Double'] as const), ['Precision', 'Edm.Int32']],
  ['MoneyAttributeMetadata', ...number.map(name => [name, 'Edm.Double'] as const), ['Precision', 'Edm.Int32']],
  ['DateTimeAttributeMetadata', ['Format', 'mscrm.DateTimeFormat']],
  ['LookupAttributeMetadata', ['Targets', 'Collection(Edm.String)']],
  ...['Boolean', 'Picklist', 'MultiSelectPicklist', 'State', 'Status', 'Image', 'File'].map(
    name => [`${name}AttributeMetadata`] as const,
  ),
];

/** The types of EntityDefinitions. https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/metadatabase */
export const modelTypes = (): string =>
  markup('EntityType', { Name: 'crmmodelbaseentity', Abstract: 'true' }) +
  markup(
    'EntityType',
    { Name: 'MetadataBase', BaseType: 'mscrm.crmmodelbaseentity', Abstract: 'true' },
    markup('Key', {}, markup('PropertyRef', { Name: 'MetadataId' })),
    property('MetadataId', 'Edm.Guid', false),
    property('HasChanged', 'Edm.Boolean'),
  ) +
  modelType(entityMetadata, contained('Attributes', 'AttributeMetadata'), contained('Keys', 'EntityKeyMetadata')) +
  modelType(attributeMetadata) +
  modelType(keyMetadata) +
  DERIVED.map(([name, ...members]) =>
    markup(
      'EntityType',
      { Name: name, BaseType: 'mscrm.AttributeMetadata' },
      ...members.map(([member, type]) => property(member, type)),
    ),
  ).join('');
