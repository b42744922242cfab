import { invalidArgument, notImplemented } from '../../../engine/dataverse-fault';
import { type ChangedRow, type ChangesRequest } from '../../../operations/changes/read-changes';
import { type ChangeDraft, entityChangesValue } from '../changes/entity-changes';
import { type Message } from '../front/message';
import { type PagingInfo, readPagingInfo } from '../query/paging-info';
import { readColumnSet } from '../rows/column-set';
import { renderEntityDraft } from '../rows/render-entity-draft';
import { contracts } from '../xml/names';
import {
  type ChangesPosition,
  readChangesPosition,
  writeChangesPosition,
} from '../../../operations/changes/changes-position';
import { formatPagingCookie, type PagingCookie } from '../../../query/paging-cookie';

/** The changes of a table since a token, in pages. */
export const retrieveEntityChanges: Message = {
  name: 'RetrieveEntityChanges',
  assembly: 'xrm',
  inTransactions: true,
  parameters: ['EntityName', 'DataVersion', 'PageInfo', 'Columns', 'GetGlobalMetadataVersion'],
  evidence:
    'https://learn.microsoft.com/power-apps/developer/data-platform/use-change-tracking-synchronize-data-external-systems',
  differs: ['KeyAttributes are always empty.'],
  notServed: ['GetGlobalMetadataVersion, and a page after the first without its cookie, are refused.'],
  inferred: [
    'The text of the paging cookie is not public.',
    'A page that is asked for by its cookie alone, without PageNumber, is the one behind it.',
    'Code and text for a malformed DataVersion are not public.',
    'An empty DataVersion starts anew.',
    'RowVersion of changed rows is filled in, that of removed ones is nil.',
    'Rows written while paging come on a later page and in the next delta.',
  ],
  handle: ({ parameters }, context) => {
    if (parameters.flag('GetGlobalMetadataVersion') === true) {
      throw notImplemented('GetGlobalMetadataVersion of RetrieveEntityChanges is not implemented: leave it out.');
    }
    const { organization, operations } = context;
    const table = organization.tables.require(parameters.requireText('EntityName'));
    const columns = readColumnSet(table, parameters.find('Columns', contracts('ColumnSet')));
    const paging = readPagingInfo(parameters.find('PageInfo', contracts('PagingInfo')));
    const dataVersion = parameters.text('DataVersion');
    const query = { table: table.logicalName, dataVersion: dataVersion === '' ? undefined : dataVersion };
    const from = startOfChangesMessage(query, paging);
    const { changes, token, next } = operations.readChanges(organization, {
      table: table.logicalName,
      size: paging.size,
      from,
    });
    const draft = (change: ChangedRow): ChangeDraft =>
      change.kind === 'upserted'
        ? { kind: 'upserted', entity: renderEntityDraft(organization.tables, change.row, columns) }
        : { kind: 'deleted', table: table.logicalName, id: change.tombstone.id };
    const value = entityChangesValue({
      changes: changes.map(draft),
      dataToken: token ?? null,
      moreRecords: next !== undefined,
      pagingCookie: next === undefined ? null : formatChangeCookie(paging.page, query, next),
    });
    return [['EntityChanges', value]];
  },
};

function startOfChangesMessage(query: ChangesQuery, { page, cookie }: PagingInfo): ChangesRequest['from'] {
  if (cookie === undefined) {
    if (page === 1) return { token: query.dataVersion };
    throw invalidArgument(`Page ${page} of a read of changes needs the PagingCookie of page ${page - 1}.`);
  }
  if (cookie.page === page - 1) return { position: parseChangeCookie(cookie, query) };
  throw invalidArgument(`The PagingCookie is the one of page ${cookie.page}; page ${page} needs that of ${page - 1}.`);
}

/** The read that a cookie belongs to: what the request for each of its pages repeats. */
type ChangesQuery = { readonly table: string; readonly dataVersion: string | undefined };

/** @param page the number of the page that is answered with it */
const formatChangeCookie = (
  page: number,
  { table, dataVersion = '' }: ChangesQuery,
  position: ChangesPosition,
): string =>
  formatPagingCookie({
    page,
    state: new Map([
      ['table', { last: table }],
      ['dataversion', { last: dataVersion }],
      ...writeChangesPosition(position),
    ]),
  });

/** Throws unless the cookie belongs to this read. */
function parseChangeCookie({ state }: PagingCookie, { table, dataVersion = '' }: ChangesQuery): ChangesPosition {
  const position = readChangesPosition(state);
  if (position === undefined || state.get('table')?.last !== table || state.get('dataversion')?.last !== dataVersion) {
    throw invalidArgument('The PagingCookie does not belong to this read of changes: keep EntityName and DataVersion.');
  }
  return position;
}
