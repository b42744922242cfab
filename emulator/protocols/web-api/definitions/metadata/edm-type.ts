import { type MetadataProperty } from '../../../../definitions/metadata-type';

const NAMESPACE = 'Microsoft.Dynamics.CRM';

/** The type of a property in the entity data model: `Edm.String`, `Microsoft.Dynamics.CRM.Label`. */
export function edmTypeOf<Item>(property: MetadataProperty<Item>): string {
  switch (property.kind) {
    case 'string':
      return 'Edm.String';
    case 'boolean':
      return 'Edm.Boolean';
    case 'integer':
      return 'Edm.Int32';
    case 'long':
      return 'Edm.Int64';
    case 'decimal':
      return 'Edm.Decimal';
    case 'double':
      return 'Edm.Double';
    case 'guid':
      return 'Edm.Guid';
    case 'strings':
      return 'Collection(Edm.String)';
    case 'integers':
      return 'Collection(Edm.Int32)';
    case 'label':
      return `${NAMESPACE}.Label`;
    case 'managedBoolean':
      return `${NAMESPACE}.BooleanManagedProperty`;
    case 'requiredLevel':
      return `${NAMESPACE}.AttributeRequiredLevelManagedProperty`;
    case 'enum':
    case 'constant':
      return `${NAMESPACE}.${property.type}`;
    case 'reference':
      return `${NAMESPACE}.crmbaseentity`;
    case 'optionSet':
      return `${NAMESPACE}.OptionSetMetadata`;
    case 'option':
      return `${NAMESPACE}.OptionMetadata`;
    case 'options':
      return `Collection(${NAMESPACE}.OptionMetadata)`;
  }
}
