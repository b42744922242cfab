import { type BulkTarget, readTargets } from './read-targets';
import { isCollectionAction, requireTable } from '../../front/match';
import { notImplemented } from '../../front/response/odata-error';
import { empty } from '../../front/response/odata-response';
import { type Operation } from '../../front/operation';
import { type RowAddress } from '../../../../query/row-address';

const ACTION = 'UpsertMultiple';

/** Updates or creates several rows of a table, all or none. */
export const upsertMultiple: Operation = {
  operation: 'POST {entity set}/Microsoft.Dynamics.CRM.UpsertMultiple',
  availableOn: 'online',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/bulk-operations#upsertmultiple',
  differs: {
    notServed: ['A target without @odata.id and without its primary id is refused with 501.'],
    differs: ['The differences of CreateMultiple and PATCH apply.'],
    inferred: [
      'Two targets for one row are an error, as documented, with a status (400) and a text that are not documented.',
    ],
  },
  matches: isCollectionAction(ACTION),
  inChangeSets: true,
  handle: (request, context) => {
    const table = requireTable(request, context);
    const targets = readTargets(request, context, table, ACTION);
    context.operations.upsertRows(
      context.organization,
      targets.map(target => ({ ...target, address: addressOf(target) })),
    );
    return empty();
  },
};

function addressOf({ address, id }: BulkTarget): RowAddress {
  if (address !== undefined) return address;
  if (id === undefined) throw notImplemented(`a target of ${ACTION} without @odata.id and primary id`);
  return { kind: 'id', id };
}
