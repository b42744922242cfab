import { ProtocolError } from '../errors';
import { columnSet } from './column-set';
import { type Entity, readEntity } from './entity';
import type { OrganizationRequest } from './envelope';
import { namespaces } from './namespaces';
import type { Executor } from './organization-service-client';
import { type EntityReference, readReference, writeValue } from './values';
import { nil, text, typed, type XmlNode } from './write-xml';
import type { XmlElement } from './xml-element';

/** One change, as the SDK's NewOrUpdatedItem and RemovedOrDeletedItem. */
export type EntityChange =
  | { readonly type: 'upserted'; readonly entity: Entity }
  | { readonly type: 'deleted'; readonly reference: EntityReference };

/** One page of changes. The token comes with the last page only. */
export type EntityChangesPage = {
  readonly changes: readonly EntityChange[];
  readonly dataToken: string | undefined;
  readonly moreRecords: boolean;
  readonly pagingCookie: string | undefined;
};

/** All pages of one retrieval. */
export type EntityChanges = {
  readonly pages: readonly EntityChangesPage[];
  readonly changes: readonly EntityChange[];
  readonly dataToken: string;
};

export type EntityChangesQuery = {
  readonly entityName: string;
  readonly columns: readonly string[];
  /** The token of an earlier retrieval; every row comes without one. */
  readonly dataVersion?: string;
  /** At most 5,000: the service ignores more. */
  readonly pageSize: number;
};

/**
 * RetrieveEntityChanges, page by page until MoreRecords is false
 * (https://learn.microsoft.com/power-apps/developer/data-platform/use-change-tracking-synchronize-data-external-systems).
 * Throws ProtocolError when the last page has no DataToken, or a page repeats the cookie of the one before.
 */
export async function retrieveEntityChanges(client: Executor, query: EntityChangesQuery): Promise<EntityChanges> {
  const pages: EntityChangesPage[] = [];
  let cookie: string | undefined;
  for (;;) {
    const page = await retrievePage(client, query, pages.length + 1, cookie);
    pages.push(page);
    if (!page.moreRecords) return { pages, changes: pages.flatMap(one => one.changes), dataToken: tokenOf(page) };
    if (page.pagingCookie !== undefined && page.pagingCookie === cookie) throw stuck(query.entityName, pages.length);
    cookie = page.pagingCookie;
  }
}

async function retrievePage(client: Executor, query: EntityChangesQuery, number: number, cookie: string | undefined) {
  const request: OrganizationRequest = {
    name: 'RetrieveEntityChanges',
    type: 'a:RetrieveEntityChangesRequest',
    parameters: {
      EntityName: writeValue('b:value', query.entityName),
      DataVersion: writeValue('b:value', query.dataVersion ?? null),
      PageInfo: pageInfo(query.pageSize, number, cookie),
      Columns: columnSet(query.columns),
    },
  };
  const since = query.dataVersion === undefined ? 'from the start' : 'since the token';
  const title = `RetrieveEntityChanges of ${query.entityName} ${since}, page ${number}`;
  const results = await client.execute(request, { repeatable: true, title });
  const changes = results.get('EntityChanges');
  if (changes === undefined) throw withoutChanges(query.entityName);
  return readPage(changes);
}

/** Members in the contract's order. */
const pageInfo = (count: number, number: number, cookie: string | undefined): XmlNode =>
  typed('b:value', 'a:PagingInfo', [
    text('a:Count', String(count)),
    text('a:PageNumber', String(number)),
    cookie === undefined ? nil('a:PagingCookie') : text('a:PagingCookie', cookie),
    text('a:ReturnTotalRecordCount', 'false'),
  ]);

/** Reads a BusinessEntityChanges. */
export function readPage(node: XmlElement): EntityChangesPage {
  const token = node.textOf(namespaces.c, 'DataToken');
  return {
    changes: node.get(namespaces.c, 'Changes').children.map(readChange),
    dataToken: token === '' ? undefined : token,
    moreRecords: node.textOf(namespaces.c, 'MoreRecords') === 'true',
    pagingCookie: node.textOf(namespaces.c, 'PagingCookie'),
  };
}

function readChange(item: XmlElement): EntityChange {
  const entity = item.find(namespaces.c, 'NewOrUpdatedEntity');
  if (entity) return { type: 'upserted', entity: readEntity(entity) };
  return { type: 'deleted', reference: readReference(item.get(namespaces.c, 'RemovedItem')) };
}

function tokenOf({ dataToken }: EntityChangesPage): string {
  if (dataToken !== undefined) return dataToken;
  throw new ProtocolError(
    'The last page of RetrieveEntityChanges came without a DataToken',
    'open the exchange in the report: without a token nothing can be asked since.',
  );
}

const withoutChanges = (entityName: string) =>
  new ProtocolError(
    `RetrieveEntityChanges of ${entityName} was answered without EntityChanges`,
    'open the exchange in the report.',
  );

const stuck = (entityName: string, page: number) =>
  new ProtocolError(
    `RetrieveEntityChanges of ${entityName} sent the same paging cookie with page ${page} as with the one before`,
    'open the exchanges in the report: the pages would never end.',
  );
