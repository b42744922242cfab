import { type MetadataType } from '../../../../definitions/metadata-types/metadata-type';
import { type OrganizationView } from '../../../../engine/organization-view';
import { type JsonObject } from '../../front/request/json';
import { type AnnotationFilter } from '../../front/response/annotation-filter';
import { notImplementedInWebApi } from '../../front/response/odata-error';
import { type ExpandItem, parseExpand } from '../../front/url/expand-syntax';
import { renderRow } from '../../rows/render/render-row';
import { parseRowSelection } from '../../rows/render/selection';

/** What the rows that `$expand` brings are read from, and what they show besides their columns. */
export type ExpandedRows = { readonly organization: OrganizationView; readonly annotations: AnnotationFilter };

/** A row that `$expand` adds to an item of the metadata, as the job that builds an alternate key's index. */
export type ReferenceExpansion<Item> = {
  /** For the context URL: `AsyncJob(statuscode)`. */
  readonly fragment: string;
  /** The row as a member of the item's JSON; null where there is none. */
  readonly render: (item: Item) => JsonObject;
};

/** Reads `AsyncJob($select=statuscode)`. Throws 501 for what is no reference to a row, and for other options. */
export const expandReferences = <Item>(
  type: MetadataType<Item>,
  expand: string | undefined,
  rows: ExpandedRows,
): readonly ReferenceExpansion<Item>[] =>
  expand === undefined ? [] : parseExpand(expand).map(item => expandReference(type, item, rows));

function expandReference<Item>(
  type: MetadataType<Item>,
  { name, options }: ExpandItem,
  rows: ExpandedRows,
): ReferenceExpansion<Item> {
  const property = type.properties.get(name);
  if (property?.kind !== 'reference') throw notImplementedInWebApi(`expanding '${name}' of ${type.name}`);
  const foreign = [...options.keys()].find(option => option !== '$select');
  if (foreign !== undefined) throw notImplementedInWebApi(`the option '${foreign}' in $expand of '${name}'`);
  const { organization } = rows;
  const selection = parseRowSelection(organization.tables.require(property.table), options.get('$select'));
  return {
    fragment: `${name}(${selection.names?.join(',') ?? ''})`,
    render: item => {
      const reference = property.read(item);
      const row = reference === null ? undefined : organization.rows.get(reference.table, reference.id);
      return { [name]: row === undefined ? null : renderRow(row, selection, rows) };
    },
  };
}

/** A selection with the expanded rows, as a context URL names both; undefined when there is nothing to name. */
export const namesWithExpansions = (
  names: readonly string[] | undefined,
  expansions: readonly Pick<ReferenceExpansion<never>, 'fragment'>[],
): readonly string[] | undefined =>
  expansions.length === 0 ? names : [...(names ?? []), ...expansions.map(({ fragment }) => fragment)];

/** An item's JSON with the rows that `$expand` adds to it. */
export const withExpandedRows = <Item>(
  json: JsonObject,
  item: Item,
  expansions: readonly ReferenceExpansion<Item>[],
): JsonObject => expansions.reduce<JsonObject>((members, { render }) => ({ ...members, ...render(item) }), json);
