import { type TableDefinition } from '../../../../engine/tables/definitions';
import { readTargets } from './read-targets';
import { isCollectionAction, requireTable } from '../../front/match';
import { badRequest } from '../../front/response/odata-error';
import { empty } from '../../front/response/odata-response';
import { type Operation } from '../../front/operation';

const ACTION = 'UpdateMultiple';

/** Updates several rows of a table, all or none. Of several targets for one row, the first counts (documented). */
export const updateMultiple: Operation = {
  operation: 'POST {entity set}/Microsoft.Dynamics.CRM.UpdateMultiple',
  availableOn: 'online',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/bulk-operations#updatemultiple',
  differs: {
    differs: ['The differences of CreateMultiple apply.'],
    inferred: [
      'Alternate keys are refused, as documented, with a status (400) and a text that are not documented.',
      'The documented text for rows that do not exist comes with a code that is not documented.',
    ],
  },
  matches: isCollectionAction(ACTION),
  inChangeSets: true,
  handle: (request, context) => {
    const table = requireTable(request, context);
    const targets = readTargets(request, context, table, ACTION);
    context.operations.updateRows(
      context.organization,
      targets.map(({ address, id, ...write }) => {
        if (address !== undefined || id === undefined) throw needsPrimaryId(table);
        return { ...write, id };
      }),
    );
    return empty();
  },
};

const needsPrimaryId = ({ primaryIdColumn }: TableDefinition) =>
  badRequest(
    `Each of the Targets of ${ACTION} must name its row by '${primaryIdColumn}'; alternate keys are not supported.`,
  );
