import { rememberStaleRow } from '../../../../defects/change-defects';
import { DataverseFault } from '../../../../engine/dataverse-fault';
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
    const { organization, defects } = context;
    const { rows } = organization;
    const table = requireTable(request, context);
    const targets = readTargets(organization, table, ACTION, request.body(ACTION));
    organization.transaction(() => {
      const updated = new Set<string>();
      for (const { values, id, address } of targets) {
        if (address !== undefined || id === undefined) throw needsPrimaryId(table);
        if (updated.has(id)) continue;
        updated.add(id);
        const found = rows.get(table.logicalName, id);
        if (found === undefined) throw missingRows(table, id);
        if (defects.has('stale-values')) rememberStaleRow(organization, found);
        rows.update(table.logicalName, id, values, request.caller);
      }
    });
    return empty();
  },
};

const needsPrimaryId = ({ primaryIdColumn }: TableDefinition) =>
  badRequest(
    `Each of the Targets of ${ACTION} must name its row by '${primaryIdColumn}'; alternate keys are not supported.`,
  );

/** The text is documented, with the display name in front. */
const missingRows = ({ displayName }: TableDefinition, id: string): DataverseFault =>
  new DataverseFault(404, 0x80040217, `${displayName} With Ids = ${id} Do Not Exist`);
