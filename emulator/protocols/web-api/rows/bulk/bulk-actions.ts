import { type TableDefinition } from '../../../../engine/tables/table-definition';
import { type Differences } from '../../../../operations/fidelity';
import { type WebApiContext } from '../../front/context';
import { matchesCollectionAction, requireRequestedTable } from '../../front/match';
import { type Operation } from '../../front/operation';
import { badODataRequest, notImplementedInWebApi, ODataError } from '../../front/response/odata-error';
import { contextUrl, emptyResponse, jsonResponse } from '../../front/response/odata-response';
import { type BulkTarget, readBulkTargets } from './read-targets';

/** What an action does with the rows that it names: all or none. The ids of its answer; undefined when it answers with nothing. */
type Write = (
  targets: readonly BulkTarget[],
  context: WebApiContext,
  table: TableDefinition,
) => readonly string[] | undefined;

const defineBulkAction = (name: string, differences: Differences, write: Write): Operation => ({
  operation: `POST {entity set}/Microsoft.Dynamics.CRM.${name}`,
  availableOn: 'online',
  evidence: `https://learn.microsoft.com/power-apps/developer/data-platform/bulk-operations#${name.toLowerCase()}`,
  ...differences,
  matches: matchesCollectionAction(name),
  inChangeSets: true,
  handle: (request, context) => {
    const table = requireRequestedTable(request, context);
    const ids = write(readBulkTargets(request, context, table), context, table);
    if (ids === undefined) return emptyResponse();
    const responseType = contextUrl(request.serviceRoot, `Microsoft.Dynamics.CRM.${name}Response`);
    return jsonResponse({ '@odata.context': responseType, Ids: ids });
  },
});

/** Adds several rows to a table. */
export const createMultiple = defineBulkAction(
  'CreateMultiple',
  {
    differs: [
      'The differences of POST {entity set} apply.',
      'Every table takes it; on Dataverse not all platform tables do.',
    ],
    inferred: [
      'Text and code for a missing @odata.type are not documented.',
      'A primary id that is taken answers as POST does, where Learn shows "Cannot insert duplicate key."',
    ],
  },
  (targets, { organization, operations }) => {
    if (targets.some(({ address }) => address !== undefined))
      throw notImplementedInWebApi('@odata.id in CreateMultiple');
    return operations.createRows(organization, targets).map(({ row }) => row.id);
  },
);

/** Updates several rows of a table. Of several targets for one row, the first counts (documented). */
export const updateMultiple = defineBulkAction(
  'UpdateMultiple',
  {
    differs: ['The differences of CreateMultiple apply.'],
    inferred: [
      'Alternate keys are refused, as documented, with a status (400) and a text that are not documented.',
      'The documented text for rows that do not exist comes with a code that is not documented.',
    ],
  },
  (targets, { organization, operations }, { primaryIdColumn }) => {
    const identified = targets.map(({ address, id, ...write }) => {
      if (address === undefined && id !== undefined) return { ...write, id };
      throw badODataRequest(
        `Each of the Targets of UpdateMultiple must name its row by '${primaryIdColumn}'; alternate keys are not supported.`,
      );
    });
    operations.updateRows(organization, identified);
    return undefined;
  },
);

/** Updates or creates several rows of a table. */
export const upsertMultiple = defineBulkAction(
  'UpsertMultiple',
  {
    notServed: ['A target without @odata.id and without its primary id is refused with 501.'],
    differs: ['The differences of CreateMultiple and PATCH apply.'],
    inferred: [
      'Two targets for one row are an error, as documented, with a status (400) and a text that are not documented.',
      'One column of several in a key, given in the address and in the body, is enough to refuse a row that does not exist.',
    ],
  },
  (targets, { organization, operations }) => {
    const addressed = targets.map(target => {
      const { id, address = id === undefined ? undefined : ({ kind: 'id', id } as const) } = target;
      if (address !== undefined) return { ...target, address };
      throw notImplementedInWebApi('a target of UpsertMultiple without @odata.id and primary id');
    });
    operations.upsertRows(organization, addressed);
    return undefined;
  },
);

/** Refused: it is for elastic tables, and there are none. */
export const deleteMultiple: Operation = {
  operation: 'POST {entity set}/Microsoft.Dynamics.CRM.DeleteMultiple',
  availableOn: 'online',
  evidence:
    'https://learn.microsoft.com/power-apps/developer/data-platform/bulk-operations#deletemultiple-availability',
  differs: ['It is refused as on every standard table, with the documented text.'],
  inferred: ['Status (501) and code of the refusal are not documented.'],
  matches: matchesCollectionAction('DeleteMultiple'),
  handle: () => {
    throw new ODataError(501, '0x80004001', 'DeleteMultiple has not yet been implemented.');
  },
};
