import { isEntitySet, requireTable } from '../../front/match';
import { type Operation } from '../../front/operation';
import { readRowBody } from '../request/read-row-body';
import { rowUrl, renderWritten, writeSelection } from './written-row';

/** Adds a row. A client may choose its id. */
export const postEntity: Operation = {
  operation: 'POST {entity set}',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/create-entity-web-api',
  differs: {
    notServed: [
      'Rows nested in the body (deep insert) and columns of type file and image are refused with 501.',
      'New users, roles, teams and business units are refused with 501.',
    ],
    differs: ['Of two members with one name in the body, the last counts.'],
    inferred: [
      'Values of columns that are not valid for create are left out without an error.',
      'Text and code for a solution or publisher that lacks a required column are not documented.',
    ],
  },
  matches: isEntitySet('POST'),
  query: ['$select'],
  inChangeSets: true,
  handle: (request, context) => {
    const { organization, operations } = context;
    const table = requireTable(request, context);
    const selection = writeSelection(table, request);
    const body = readRowBody(organization, table, request.body(table.entitySetName));
    const written = operations.createRow(organization, { table, ...body, caller: request.caller });
    const entityUrl = rowUrl(request.serviceRoot, table, written.row.id);
    return renderWritten(request, { organization, table, written, selection, entityUrl });
  },
};
