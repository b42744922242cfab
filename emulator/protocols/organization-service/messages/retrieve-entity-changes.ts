import { withChangeDefects } from '../../../defects/change-defects';
import { type Change, type ChangeCursor, minimumVersion } from '../../../engine/changes/change-tracking';
import { invalidArgument, notImplemented } from '../../../engine/dataverse-fault';
import { formatChangeCookie, parseChangeCookie } from '../changes/change-cookie';
import { type ChangeDraft, entityChangesValue } from '../changes/entity-changes';
import { type CallContext } from '../front/context';
import { type Message } from '../front/message';
import { type PagingInfo, readPagingInfo } from '../query/paging-info';
import { readColumnSet } from '../rows/column-set';
import { renderRow } from '../rows/row-entity';
import { contracts } from '../xml/names';

/** The changes of a table since a token, in pages. */
export const retrieveEntityChanges: Message = {
  name: 'RetrieveEntityChanges',
  assembly: 'xrm',
  parameters: ['EntityName', 'DataVersion', 'PageInfo', 'Columns', 'GetGlobalMetadataVersion'],
  evidence:
    'https://learn.microsoft.com/power-apps/developer/data-platform/use-change-tracking-synchronize-data-external-systems',
  differs: {
    notServed: ['GetGlobalMetadataVersion, and a page after the first without its cookie, are refused.'],
    inferred: [
      'The text of the paging cookie is not public.',
      'Code and text for a malformed DataVersion are not public.',
      'An empty DataVersion starts anew.',
      'RowVersion of changed rows is filled in, that of removed ones is nil.',
      'Rows written while paging come on a later page and in the next delta.',
    ],
  },
  handle: ({ parameters }, context) => {
    if (parameters.flag('GetGlobalMetadataVersion') === true) {
      throw notImplemented('GetGlobalMetadataVersion of RetrieveEntityChanges is not implemented: leave it out.');
    }
    const { organization, defects } = context;
    const table = organization.tables.require(parameters.requireText('EntityName'));
    const columns = readColumnSet(table, parameters.find('Columns', contracts('ColumnSet')));
    const info = readPagingInfo(parameters.find('PageInfo', contracts('PagingInfo')));
    const read = startRead(context, table.logicalName, parameters.text('DataVersion'), info);

    const page = organization.changes.page(table.logicalName, read, info.size);
    const isLast = page.next === undefined;
    const shown = withChangeDefects(context, read.since !== minimumVersion, page.changes);
    const draft = (change: Change): ChangeDraft =>
      change.kind === 'upserted'
        ? { kind: 'upserted', entity: renderRow(organization.tables, change.row, columns) }
        : { kind: 'deleted', table: table.logicalName, id: change.tombstone.id };
    const cookie = page.next && formatChangeCookie(info.page, { ...read, table: table.logicalName, after: page.next });
    const value = entityChangesValue({
      changes: shown.map(draft),
      dataToken: isLast || defects.has('token-on-every-page') ? read.token : null,
      moreRecords: !isLast,
      pagingCookie: cookie ?? null,
    });
    return [['EntityChanges', value]];
  },
};

type Read = { readonly since: bigint; readonly token: string; readonly after: ChangeCursor | undefined };

function startRead(
  { organization: { changes } }: CallContext,
  table: string,
  dataVersion: string | undefined,
  { page, cookie }: PagingInfo,
): Read {
  const since = changes.start(table, dataVersion === '' ? undefined : dataVersion);
  if (cookie !== undefined) return parseChangeCookie(cookie, table, since);
  if (page > 1) throw invalidArgument(`Page ${page} of a read of changes needs the PagingCookie of page ${page - 1}.`);
  return { since, token: changes.issueToken(), after: undefined };
}
