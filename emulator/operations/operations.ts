import { countChanges } from './count-changes';
import { queryDefinitions } from './definitions/query-definitions';
import { retrieveAllTables, retrieveTable } from './definitions/retrieve-tables';
import { readChanges } from './read-changes';

/**
 * What both protocols do, each a function of the organization as its caller sees it and of typed input. Protocols are
 * handed them and call none of them by import: so one can be put in place of another.
 */
export const operations = { readChanges, countChanges, queryDefinitions, retrieveTable, retrieveAllTables };

export type Operations = Readonly<typeof operations>;
