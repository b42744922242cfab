import { type TableDefinition } from '../../../../engine/tables/table-definition';
import { type OrganizationView } from '../../../../engine/organization-view';
import { relatedRow, rowsPointingTo } from '../../../../query/related-rows';
import { compareRows, totalRowOrder } from '../../../../query/row-order';
import { type AnnotationFilter } from '../../front/response/annotation-filter';
import { type WebApiContext } from '../../front/context';
import { type ODataRequest } from '../../front/request/odata-request';
import { etagOf } from '../../front/request/conditions';
import { type Aliases } from '../../filter/parser';
import { badODataRequest, notImplementedInWebApi, unknownProperty } from '../../front/response/odata-error';
import { type ExpandItem, parseExpand } from '../../front/url/expand-syntax';
import { rowFilter } from '../list/row-filter';
import {
  type CollectionNavigation,
  findCollectionNavigation,
  navigatesToPrincipal,
  type SingleNavigation,
  singleNavigations,
} from '../../../../definitions/navigation';
import { parseOrderBy } from '../list/order-by';
import { renderRow, type RowExtras } from '../render/render-row';
import { type Expansion, parseRowSelection } from '../render/selection';

type ExpandContext = {
  readonly organization: OrganizationView;
  readonly annotations: AnnotationFilter;
  readonly aliases: Aliases;
};

/**
 * What a request asks to see of rows besides `$select`: `$expand` and annotations. Throws 400 for what is not a navigation property, 501
 * for options that are not implemented. https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/join-tables
 */
export function rowExtrasWithExpansions(
  { query, prefer }: Pick<ODataRequest, 'query' | 'prefer'>,
  { organization }: Pick<WebApiContext, 'organization'>,
  table: TableDefinition,
): Required<RowExtras> {
  const { annotations } = prefer;
  const expansions = expandRows({ organization, annotations, aliases: query.aliases }, table, query.get('$expand'));
  return { organization, annotations, expansions };
}

function expandRows(context: ExpandContext, table: TableDefinition, expand: string | undefined): readonly Expansion[] {
  if (expand === undefined) return [];
  return parseExpand(expand).map(item => expandNavigation(context, table, item));
}

function expandNavigation(context: ExpandContext, table: TableDefinition, item: ExpandItem): Expansion {
  const single = singleNavigations(table).get(item.name);
  if (single !== undefined)
    return navigatesToPrincipal(single) ? expandOwner(context, single, item) : expandSingle(context, single, item);
  const collection = findCollectionNavigation(context.organization, table, item.name);
  if (collection !== undefined) return expandCollection(context, collection, item);
  if (!table.columns.has(item.name)) throw unknownProperty(item.name, table.logicalName);
  throw badODataRequest(
    `Property '${item.name}' on type 'Microsoft.Dynamics.CRM.${table.logicalName}' is not a navigation property or complex property. Only navigation properties can be expanded.`,
  );
}

function allowExpandOptions({ name, options }: ExpandItem, allowed: readonly string[]): void {
  for (const option of options.keys()) {
    if (!allowed.includes(option)) throw notImplementedInWebApi(`the option '${option}' in $expand of '${name}'`);
  }
}

const expandFragmentOf = (
  name: string,
  selected: readonly string[] | undefined,
  nested: readonly Expansion[],
): string => `${name}(${[...(selected ?? []), ...nested.map(({ fragment }) => fragment)].join(',')})`;

function expandSingle(
  context: ExpandContext,
  { name, column, targets }: SingleNavigation,
  item: ExpandItem,
): Expansion {
  allowExpandOptions(item, ['$select', '$expand']);
  const { organization, annotations } = context;
  const target = organization.tables.require(targets[0] ?? '');
  const selection = parseRowSelection(target, item.options.get('$select'));
  const expansions = expandRows(context, target, item.options.get('$expand'));
  return {
    name,
    fragment: expandFragmentOf(name, selection.names, expansions),
    read: row => {
      const related = relatedRow(organization, row, column.logicalName, target.logicalName);
      return related === undefined ? null : renderRow(related, selection, { organization, annotations, expansions });
    },
  };
}

/** Users and teams have nothing in common but `ownerid`: all that a `principal` shows. */
function expandOwner({ organization }: ExpandContext, { name, column }: SingleNavigation, item: ExpandItem): Expansion {
  allowExpandOptions(item, ['$select']);
  const select = item.options.get('$select');
  const foreign = select?.split(',').find(selected => selected.trim() !== 'ownerid');
  if (foreign !== undefined) throw unknownProperty(foreign.trim(), 'principal');
  return {
    name,
    fragment: `${name}(${select === undefined ? '' : 'ownerid'})`,
    read: row => {
      const owner = relatedRow(organization, row, column.logicalName);
      if (owner === undefined) return null;
      const type = `#Microsoft.Dynamics.CRM.${owner.table}`;
      return { '@odata.type': type, '@odata.etag': etagOf(owner.version), ownerid: owner.id };
    },
  };
}

function expandCollection(
  context: ExpandContext,
  { name, table, column }: CollectionNavigation,
  item: ExpandItem,
): Expansion {
  allowExpandOptions(item, ['$select', '$filter', '$orderby', '$top']);
  const { organization, annotations, aliases } = context;
  const selection = parseRowSelection(table, item.options.get('$select'));
  const passes = rowFilter(table, item.options.get('$filter'), aliases, organization.clock.now());
  const order = totalRowOrder(organization.tables, table, parseOrderBy(table, item.options.get('$orderby')));
  const top = expandedTop(item);
  return {
    name,
    fragment: expandFragmentOf(name, selection.names, []),
    read: row =>
      rowsPointingTo(organization, table, column.logicalName, row)
        .filter(passes)
        .toSorted(compareRows(order))
        .slice(0, top)
        .map(related => renderRow(related, selection, { organization, annotations })),
  };
}

function expandedTop({ options }: ExpandItem): number | undefined {
  const top = options.get('$top');
  if (top === undefined || /^[1-9]\d{0,8}$/.test(top)) return top === undefined ? undefined : Number(top);
  throw badODataRequest(`Invalid value '${top}' for $top query option found. It requires a positive integer value.`);
}
