import { type MetadataProperty, type MetadataType } from '../../../../definitions/metadata-types/metadata-type';
import { type Comparable, foldComparableText } from '../../../../query/comparable';
import { compileFilter, type Property } from '../../filter/compile-filter';
import { type Aliases, parseFilter } from '../../filter/parser';
import { badODataRequest, notImplementedInWebApi } from '../../front/response/odata-error';
import { edmTypeOfDefinitionProperty } from '../json/edm-type';
import { requireDefinitionProperty } from '../json/entity-type';

/** Makes a predicate of `$filter`, over simple properties and the `Value` of complex ones that have one. */
export function definitionFilter<Item>(
  type: MetadataType<Item>,
  filter: string | undefined,
  aliases: Aliases,
): (item: Item) => boolean {
  if (filter === undefined) return () => true;
  return compileFilter(parseFilter(filter, aliases), path => definitionFilterProperty(type, path));
}

function definitionFilterProperty<Item>(type: MetadataType<Item>, path: readonly string[]): Property<Item> {
  const [name = '', ...rest] = path;
  const property = requireDefinitionProperty(type, name);
  const inner = innerDefinitionValue(property);
  if (inner !== undefined && rest.join('/') === 'Value') return inner;
  if (inner !== undefined && rest.length === 0) {
    throw badODataRequest(`The property '${name}' is complex: compare '${name}/Value'.`);
  }
  const simple = rest.length === 0 ? simpleDefinitionValue(property) : undefined;
  if (simple === undefined) throw notImplementedInWebApi(`a filter over '${path.join('/')}' of ${type.name}`);
  return simple;
}

/** The `Value` of properties that are objects with one. */
function innerDefinitionValue<Item>(property: MetadataProperty<Item>): Property<Item> | undefined {
  switch (property.kind) {
    case 'managedBoolean':
      return { family: 'boolean', edmType: 'Edm.Boolean', read: item => property.read(item)?.value ?? null };
    case 'requiredLevel': {
      const edmType = 'Microsoft.Dynamics.CRM.AttributeRequiredLevel';
      return { family: 'enum', edmType, read: item => foldedDefinitionText(property.read(item)?.value ?? null) };
    }
    case 'constant':
      return { family: 'text', edmType: 'Edm.String', read: item => foldedDefinitionText(property.read(item)) };
    default:
      return undefined;
  }
}

function simpleDefinitionValue<Item>(property: MetadataProperty<Item>): Property<Item> | undefined {
  const edmType = edmTypeOfDefinitionProperty(property);
  switch (property.kind) {
    case 'string':
      return { family: 'text', edmType, read: item => foldedDefinitionText(property.read(item)) };
    case 'enum':
    case 'guid':
      return { family: property.kind, edmType, read: item => foldedDefinitionText(property.read(item)) };
    case 'boolean':
      return { family: 'boolean', edmType, read: property.read };
    case 'integer':
    case 'long':
    case 'decimal':
    case 'double':
      return { family: 'number', edmType, read: property.read };
    default:
      return undefined;
  }
}

const foldedDefinitionText = (text: string | null): Comparable | null =>
  text === null ? null : foldComparableText(text);
