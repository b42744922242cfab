import {
  type MetadataProperty,
  type MetadataType,
  metadataBase,
} from '../../../definitions/metadata-types/metadata-type';
import { attributeMetadata } from '../../../definitions/metadata-types/attribute-metadata';
import { ownAttributeProperties } from '../../../definitions/metadata-types/derived-attributes';
import { entityMetadata } from '../../../definitions/metadata-types/entity-metadata';
import { keyMetadata } from '../../../definitions/metadata-types/key-metadata';
import { edmTypeOfDefinitionProperty } from '../definitions/json/edm-type';
import { isDefinitionNavigation } from '../definitions/json/entity-type';
import { xmlMarkup } from '../../../xml/markup';
import { csdlProperty } from './csdl-property';

/** By the alias that stands for the namespace. Navigation properties to option sets are not declared. */
function modelProperty<Item>(name: string, described: MetadataProperty<Item>): string {
  if (described.kind === 'reference') {
    return xmlMarkup('NavigationProperty', { Name: name, Type: `mscrm.${described.table}` });
  }
  if (isDefinitionNavigation(described)) return '';
  return csdlProperty(name, edmTypeOfDefinitionProperty(described).replace('Microsoft.Dynamics.CRM.', 'mscrm.'));
}

const modelType = <Item>({ name, properties }: MetadataType<Item>, ...navigation: readonly string[]): string =>
  xmlMarkup(
    'EntityType',
    { Name: name, BaseType: 'mscrm.MetadataBase' },
    ...Array.from(properties, ([member, described]) =>
      metadataBase.includes(member) ? '' : modelProperty(member, described),
    ),
    ...navigation,
  );

const containedCollection = (name: string, type: string): string =>
  xmlMarkup('NavigationProperty', { Name: name, Type: `Collection(mscrm.${type})`, ContainsTarget: 'true' });

/** The types of EntityDefinitions. https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/metadatabase */
export const modelTypes = (): string =>
  xmlMarkup('EntityType', { Name: 'crmmodelbaseentity', Abstract: 'true' }) +
  xmlMarkup(
    'EntityType',
    { Name: 'MetadataBase', BaseType: 'mscrm.crmmodelbaseentity', Abstract: 'true' },
    xmlMarkup('Key', {}, xmlMarkup('PropertyRef', { Name: 'MetadataId' })),
    csdlProperty('MetadataId', 'Edm.Guid', false),
    csdlProperty('HasChanged', 'Edm.Boolean'),
  ) +
  modelType(
    entityMetadata,
    containedCollection('Attributes', 'AttributeMetadata'),
    containedCollection('Keys', 'EntityKeyMetadata'),
  ) +
  modelType(attributeMetadata) +
  modelType(keyMetadata) +
  Array.from(ownAttributeProperties, ([name, members]) =>
    xmlMarkup(
      'EntityType',
      { Name: name, BaseType: 'mscrm.AttributeMetadata' },
      ...Object.entries(members).map(([member, described]) => modelProperty(member, described)),
    ),
  ).join('');
