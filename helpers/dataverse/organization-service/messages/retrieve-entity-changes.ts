import { ProtocolError } from '../../errors';
import type { Ahead } from '../../http/pages/ahead';
import { pagesAhead } from '../../http/pages/pages-ahead';
import { type OrganizationRequest, resultOf } from '../soap/envelope';
import { namespaces } from '../soap/namespaces';
import type { Executor } from '../organization-service-client';
import { cookieInText } from './cookie-in-text';
import { columnSet, pagingInfoMembers } from './query-members';
import { readEntity, readReference } from '../values/read-value';
import type { Entity, EntityReference } from '../values/values';
import { writeAttributeValue } from '../values/write-value';
import { typedElement } from '../soap/elements';
import type { XmlElement } from '../../xml/xml-element';

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

export type EntityChangesQuery = {
  readonly entityName: string;
  readonly columns: readonly string[];
  /** The token of an earlier retrieval; every row comes without one. */
  readonly dataVersion?: string;
  /** At most 5,000: the service ignores more. */
  readonly pageSize: number;
};

/** A page of a retrieval: its number, from 1, and the cookie of the page before. */
export type PageToRetrieve = { readonly number: number; readonly cookie?: string | undefined };

/**
 * RetrieveEntityChanges, page by page until MoreRecords is false
 * (https://learn.microsoft.com/power-apps/developer/data-platform/use-change-tracking-synchronize-data-external-systems).
 * `isAhead`: the next page may be asked for while this one is read. Throws ProtocolError when the pages would never end.
 */
export function retrieveEntityChanges(
  client: Executor,
  query: EntityChangesQuery,
  { isAhead = false }: { readonly isAhead?: boolean } = {},
): AsyncGenerator<EntityChangesPage> {
  const cookies = new Set<string | undefined>();
  return pagesAhead<PageToRetrieve, EntityChangesPage>(
    { number: 1 },
    {
      ask: (page, ahead) => retrieveChangesPage(client, query, page, ahead),
      nextOf: ({ moreRecords, pagingCookie: cookie }, { number }) =>
        moreRecords ? { number: number + 1, cookie } : undefined,
      follow: ({ number, cookie }, { changes }) => {
        const leadsOn = cookie === undefined ? changes.length > 0 : !cookies.has(cookie);
        if (!leadsOn) throw changesPagingStuck(query.entityName, number - 1);
        cookies.add(cookie);
      },
      guessNext: isAhead ? guessNext : undefined,
    },
  );
}

function guessNext(text: string, { number }: PageToRetrieve): PageToRetrieve | undefined {
  const cookie = cookieInText(text);
  return cookie === undefined ? undefined : { number: number + 1, cookie };
}

/** One page of it. */
export async function retrieveChangesPage(
  client: Executor,
  query: EntityChangesQuery,
  { number, cookie }: PageToRetrieve,
  ahead?: Ahead,
): Promise<EntityChangesPage> {
  const request: OrganizationRequest = {
    name: 'RetrieveEntityChanges',
    type: 'a:RetrieveEntityChangesRequest',
    parameters: {
      EntityName: writeAttributeValue('b:value', query.entityName),
      DataVersion: writeAttributeValue('b:value', query.dataVersion ?? null),
      PageInfo: typedElement(
        'b:value',
        'a:PagingInfo',
        pagingInfoMembers({ count: query.pageSize, page: number, cookie }),
      ),
      Columns: columnSet(query.columns),
    },
  };
  const since = query.dataVersion === undefined ? 'from the start' : 'since the token';
  const title = `RetrieveEntityChanges of ${query.entityName} ${since}, page ${number}`;
  const results = await client.execute(request, { repeatable: true, title, ahead });
  return readChangesResponse(resultOf(results, `RetrieveEntityChanges of ${query.entityName}`, 'EntityChanges'));
}

/** Reads a BusinessEntityChanges. */
function readChangesResponse(node: XmlElement): EntityChangesPage {
  const token = node.textOf(namespaces.c, 'DataToken');
  return {
    changes: node.get(namespaces.c, 'Changes').children.map(readEntityChange),
    dataToken: token || undefined,
    moreRecords: node.textOf(namespaces.c, 'MoreRecords') === 'true',
    pagingCookie: node.textOf(namespaces.c, 'PagingCookie') || undefined,
  };
}

/** By the `i:type`, as the SDK does: without it a .NET client would see no item. */
function readEntityChange(item: XmlElement): EntityChange {
  const { namespace, name } = item.type ?? { namespace: '', name: '(none)' };
  if (namespace === namespaces.c && name === 'NewOrUpdatedItem') {
    return { type: 'upserted', entity: readEntity(item.get(namespaces.c, 'NewOrUpdatedEntity')) };
  }
  if (namespace === namespaces.c && name === 'RemovedOrDeletedItem') {
    return { type: 'deleted', reference: readReference(item.get(namespaces.c, 'RemovedItem')) };
  }
  throw new ProtocolError(
    `RetrieveEntityChanges brought an item of type ${name} of ${namespace || 'no namespace'}`,
    'open the exchange in the report: a change is a NewOrUpdatedItem or a RemovedOrDeletedItem.',
  );
}

const changesPagingStuck = (entityName: string, page: number) =>
  new ProtocolError(
    `RetrieveEntityChanges of ${entityName} promised more after page ${page} and sent no cookie that leads on`,
    'open the exchanges in the report: the pages would never end.',
  );
