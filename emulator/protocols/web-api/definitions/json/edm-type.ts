import { type MetadataKind, type MetadataProperty } from '../../../../definitions/metadata-types/metadata-type';

const NAMESPACE = 'Microsoft.Dynamics.CRM';

const edmTypes: Readonly<Record<Exclude<MetadataKind, 'enum' | 'constant'>, string>> = {
  string: 'Edm.String',
  boolean: 'Edm.Boolean',
  integer: 'Edm.Int32',
  long: 'Edm.Int64',
  decimal: 'Edm.Decimal',
  double: 'Edm.Double',
  guid: 'Edm.Guid',
  strings: 'Collection(Edm.String)',
  integers: 'Collection(Edm.Int32)',
  label: `${NAMESPACE}.Label`,
  managedBoolean: `${NAMESPACE}.BooleanManagedProperty`,
  requiredLevel: `${NAMESPACE}.AttributeRequiredLevelManagedProperty`,
  reference: `${NAMESPACE}.crmbaseentity`,
  optionSet: `${NAMESPACE}.OptionSetMetadata`,
  option: `${NAMESPACE}.OptionMetadata`,
  options: `Collection(${NAMESPACE}.OptionMetadata)`,
};

/** The type of a property in the entity data model: `Edm.String`, `Microsoft.Dynamics.CRM.Label`. */
export const edmTypeOfDefinitionProperty = <Item>(property: MetadataProperty<Item>): string =>
  property.kind === 'enum' || property.kind === 'constant' ? `${NAMESPACE}.${property.type}` : edmTypes[property.kind];
