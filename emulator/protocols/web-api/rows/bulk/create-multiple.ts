import { readTargets } from './read-targets';
import { isCollectionAction, requireTable } from '../../front/match';
import { notImplemented } from '../../front/response/odata-error';
import { json } from '../../front/response/odata-response';
import { type Operation } from '../../front/operation';
import { contextUrl } from '../render/selection';

const ACTION = 'CreateMultiple';

/** Adds several rows to a table, all or none. */
export const createMultiple: Operation = {
  operation: 'POST {entity set}/Microsoft.Dynamics.CRM.CreateMultiple',
  availableOn: 'online',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/bulk-operations#createmultiple',
  differs: {
    differs: [
      'The differences of POST {entity set} apply.',
      'Every table takes it; on Dataverse not all platform tables do.',
    ],
    inferred: [
      'Text and code for a missing @odata.type are not documented.',
      'A primary id that is taken answers as POST does, where Learn shows "Cannot insert duplicate key."',
    ],
  },
  matches: isCollectionAction(ACTION),
  inChangeSets: true,
  handle: (request, context) => {
    const { organization, operations } = context;
    const table = requireTable(request, context);
    const targets = readTargets(request, context, table, ACTION);
    if (targets.some(({ address }) => address !== undefined)) throw notImplemented(`@odata.id in ${ACTION}`);
    const written = operations.createRows(organization, targets);
    return json({
      '@odata.context': contextUrl(request.serviceRoot, 'Microsoft.Dynamics.CRM.CreateMultipleResponse'),
      Ids: written.map(({ row }) => row.id),
    });
  },
};
