import { type TableColumn } from '../../../../definitions/definition-items';
import { attributeMetadata, derivedAttributeNameOf } from '../../../../definitions/metadata-types/attribute-metadata';
import { attributeTypeOf } from '../../../../definitions/metadata-types/derived-attributes';
import { type JsonObject } from '../../front/request/json';
import { renderDefinition } from '../json/entity-type';

/** A column with its derived type and, unless a selection narrows it, that type's own properties. */
export function renderAttribute(item: TableColumn, selected: readonly string[] | undefined): JsonObject {
  const derived = derivedAttributeNameOf(item);
  const type = selected === undefined ? attributeTypeOf(item) : attributeMetadata;
  return {
    ...(derived !== null && { '@odata.type': `#Microsoft.Dynamics.CRM.${derived}` }),
    ...renderDefinition(type, item, selected),
  };
}
