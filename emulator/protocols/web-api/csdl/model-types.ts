import { type MetadataProperty, type MetadataType, metadataBase } from '../../../definitions/metadata-type';
import { attributeMetadata } from '../../../definitions/types/attribute-metadata';
import { ownAttributeProperties } from '../../../definitions/types/derived-attributes';
import { entityMetadata } from '../../../definitions/types/entity-metadata';
import { keyMetadata } from '../../../definitions/types/key-metadata';
import { edmTypeOf } from '../definitions/metadata/edm-type';
import { isNavigation } from '../definitions/metadata/entity-type';
import { markup } from '../../../xml/markup';
import { property } from './property';

/** By the alias that stands for the namespace. Navigation properties to option sets and jobs are not declared. */
const metadataProperty = <Item>(name: string, described: MetadataProperty<Item>): string =>
  isNavigation(described) ? '' : property(name, edmTypeOf(described).replace('Microsoft.Dynamics.CRM.', 'mscrm.'));

const modelType = <Item>({ name, properties }: MetadataType<Item>, ...navigation: readonly string[]): string =>
  markup(
    'EntityType',
    { Name: name, BaseType: 'mscrm.MetadataBase' },
    ...Array.from(properties, ([member, described]) =>
      metadataBase.includes(member) ? '' : metadataProperty(member, described),
    ),
    ...navigation,
  );

const contained = (name: string, type: string): string =>
  markup('NavigationProperty', { Name: name, Type: `Collection(mscrm.${type})`, ContainsTarget: 'true' });

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
  Array.from(ownAttributeProperties, ([name, members]) =>
    markup(
      'EntityType',
      { Name: name, BaseType: 'mscrm.AttributeMetadata' },
      ...Object.entries(members).map(([member, described]) => metadataProperty(member, described)),
    ),
  ).join('');
