import { type Comparable, foldText, type ValueFamily } from '../../filter/literal-operand';
import { compileFilter, type Property } from '../../filter/compile-filter';
import { type Aliases, parseFilter } from '../../filter/parser';
import { type JsonObject, type JsonValue } from '../../front/request/json';
import { badRequest, notImplemented, unknownProperty } from '../../front/response/odata-error';

/** `enum:Name` is a member name of Microsoft.Dynamics.CRM.Name. */
type SimpleKind = 'text' | 'boolean' | 'integer' | 'guid' | `enum:${string}`;

/** Kinds of objects of which the `Value` is compared, and that value's own kind. */
const wrapped = {
  managed: 'boolean',
  typeName: 'text',
  requiredLevel: 'enum:AttributeRequiredLevel',
} as const satisfies Record<string, SimpleKind>;

type Kind = SimpleKind | keyof typeof wrapped | 'label' | 'collection';

export type MetadataProperty<Item> = { readonly kind: Kind; readonly read: (item: Item) => JsonValue };

/** A type of the metadata service: rendering, `$select` and `$filter` all follow from its properties. */
export type MetadataType<Item> = {
  /** `EntityMetadata` */
  readonly name: string;
  /** By name; MetadataId is among them. */
  readonly properties: ReadonlyMap<string, MetadataProperty<Item>>;
  /** Properties that the type has on Dataverse and not here: asked for, they are a 501 and not an unknown name. */
  readonly unserved: readonly string[];
};

/** Reads `$select`; undefined when all are asked for. Throws 400 for unknown names, 501 for those that are not served. */
export function parseMetadataSelect<Item>(
  type: MetadataType<Item>,
  select: string | undefined,
): readonly string[] | undefined {
  if (select === undefined || select.trim() === '*') return undefined;
  const names = [...new Set(select.split(',').map(name => name.trim()))];
  for (const name of names) requireMetadataProperty(type, name);
  return names;
}

function requireMetadataProperty<Item>(type: MetadataType<Item>, name: string): MetadataProperty<Item> {
  const property = type.properties.get(name);
  if (property !== undefined) return property;
  if (type.unserved.includes(name)) throw notImplemented(`the property '${name}' of ${type.name}`);
  throw unknownProperty(name, type.name);
}

/** The selected properties, and MetadataId whether selected or not. */
export function renderMetadata<Item>(
  type: MetadataType<Item>,
  item: Item,
  names: readonly string[] | undefined,
): JsonObject {
  const members: Record<string, JsonValue> = {};
  const shown = names ?? [...type.properties.keys()];
  for (const name of shown.includes('MetadataId') ? shown : [...shown, 'MetadataId']) {
    members[name] = requireMetadataProperty(type, name).read(item);
  }
  return members;
}

/** Makes a predicate of `$filter`, over simple properties and the `Value` of managed ones. */
export function metadataFilter<Item>(
  type: MetadataType<Item>,
  filter: string | undefined,
  aliases: Aliases,
): (item: Item) => boolean {
  if (filter === undefined) return () => true;
  return compileFilter(parseFilter(filter, aliases), path => filterProperty(type, path));
}

function filterProperty<Item>(type: MetadataType<Item>, path: readonly string[]): Property<Item> {
  const [name = '', ...rest] = path;
  const { kind, read } = requireMetadataProperty(type, name);
  const inner = wrappedKind(kind);
  if (inner !== undefined && rest.join('/') === 'Value') {
    return { ...simpleType(inner), read: item => toComparable(memberOf(read(item), 'Value')) };
  }
  if (inner !== undefined && rest.length === 0) {
    throw badRequest(`The property '${name}' is complex: compare '${name}/Value'.`);
  }
  if (rest.length > 0 || !isSimple(kind)) throw notImplemented(`a filter over '${path.join('/')}' of ${type.name}`);
  return { ...simpleType(kind), read: item => toComparable(read(item)) };
}

/** The kind of the `Value` of properties that are objects with one: of managed properties, type names and required levels. */
const wrappedKind = (kind: Kind): SimpleKind | undefined =>
  kind === 'managed' || kind === 'typeName' || kind === 'requiredLevel' ? wrapped[kind] : undefined;

const isSimple = (kind: Kind): kind is SimpleKind =>
  kind !== 'label' && kind !== 'collection' && wrappedKind(kind) === undefined;

function simpleType(kind: SimpleKind): { family: ValueFamily; edmType: string } {
  switch (kind) {
    case 'text':
      return { family: 'text', edmType: 'Edm.String' };
    case 'boolean':
      return { family: 'boolean', edmType: 'Edm.Boolean' };
    case 'integer':
      return { family: 'number', edmType: 'Edm.Int32' };
    case 'guid':
      return { family: 'guid', edmType: 'Edm.Guid' };
    default:
      return { family: 'enum', edmType: `Microsoft.Dynamics.CRM.${kind.slice('enum:'.length)}` };
  }
}

const memberOf = (value: JsonValue, name: string): JsonValue =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (Object.entries(value).find(([key]) => key === name)?.[1] ?? null)
    : null;

function toComparable(value: JsonValue): Comparable | null {
  if (typeof value === 'string') return foldText(value);
  return typeof value === 'object' ? null : value;
}
