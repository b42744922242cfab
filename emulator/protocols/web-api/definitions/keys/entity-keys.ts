import { type TableKey } from '../../../../definitions/definition-items';
import { requireKeyDefinition } from '../../../../definitions/find-definition';
import { keyMetadata } from '../../../../definitions/metadata-types/key-metadata';
import { type OrganizationView } from '../../../../engine/organization-view';
import { matchesMetadata, matchesMetadataWrite } from '../../front/match';
import { defineAction } from '../../front/define-operation';
import { type Operation } from '../../front/operation';
import { actionParameters } from '../../front/request/action-parameters';
import { contextUrl, emptyResponse, jsonResponse } from '../../front/response/odata-response';
import { type PathSegment } from '../../front/url/resource-path';
import { expandReferences, namesWithExpansions, withExpandedRows } from '../json/expand-references';
import { parseDefinitionSelect, renderDefinition, selectedNamesFragment } from '../json/entity-type';
import { listDefinitionCollection } from '../list/list-definition-collection';
import { readDefinitionAddress, requireAddressedTable } from '../tables/entity-address';
import { readNewKey } from '../../../../definitions/new/read-new-definitions';
import { settledForKeys } from '../../../../definitions/new/settled-names';
import { type NewKey } from '../../../../definitions/new/new-key';
import { type JsonObject } from '../../front/request/json';
import { badPayload } from '../../front/response/odata-error';
import { JsonReader } from '../json/json-reader';

/** The key of `EntityDefinitions(…)/Keys(…)`. Throws 404. */
const findAddressedEntityKey = ([table, key]: readonly PathSegment[], organization: OrganizationView): TableKey =>
  requireKeyDefinition(
    requireAddressedTable(organization, table?.args),
    readDefinitionAddress(key?.args, keyMetadata.name),
  );

const keysFragment = ({ table }: TableKey): string => `EntityDefinitions('${table.logicalName}')/Keys`;

const asyncJobOptions = 'Within $expand=AsyncJob, options other than $select are refused with 501.';
const asyncJobForm =
  'The form of the answer to $expand=AsyncJob is not public: the job stands there as a row of asyncoperations.';

/** The alternate keys of a table, with the jobs that build their indexes as `$expand=AsyncJob` brings them. */
export const listEntityKeys: Operation = {
  operation: 'GET EntityDefinitions({key})/Keys',
  privilege: 'prvReadEntity',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/define-alternate-keys-entity',
  notServed: [asyncJobOptions],
  differs: [],
  inferred: [asyncJobForm],
  matches: matchesMetadata('EntityDefinitions()', 'Keys'),
  query: ['$select', '$filter', '$expand'],
  handle: listDefinitionCollection,
};

/** One alternate key of a table. */
export const getEntityKey: Operation = {
  operation: "GET EntityDefinitions({key})/Keys(LogicalName='…') and Keys({MetadataId})",
  privilege: 'prvReadEntity',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/define-alternate-keys-entity',
  notServed: [asyncJobOptions],
  differs: [],
  inferred: ['Code and text of the 404 for an unknown key are not documented.', asyncJobForm],
  matches: matchesMetadata('EntityDefinitions()', 'Keys()'),
  query: ['$select', '$expand'],
  handle: ({ path, query, prefer, serviceRoot }, { organization }) => {
    const found = findAddressedEntityKey(path, organization);
    const names = parseDefinitionSelect(keyMetadata, query.get('$select'));
    const rows = { organization, annotations: prefer.annotations };
    const expansions = expandReferences(keyMetadata, query.get('$expand'), rows);
    const shown = selectedNamesFragment(namesWithExpansions(names, expansions));
    const json = { '@odata.context': contextUrl(serviceRoot, `${keysFragment(found)}${shown}/$entity`) };
    return jsonResponse(
      withExpandedRows({ ...json, ...renderDefinition(keyMetadata, found, names) }, found, expansions),
    );
  },
};

/** Removes an alternate key. A build of its index that is under way is cancelled. */
export const deleteEntityKey: Operation = {
  operation: 'DELETE EntityDefinitions({key})/Keys({key})',
  privilege: 'prvWriteEntity',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/define-alternate-keys-entity',
  differs: [],
  inferred: ['Keys of a managed solution are refused with 0x8004f032.'],
  matches: matchesMetadataWrite('DELETE', 'EntityDefinitions()', 'Keys()'),
  handle: ({ path }, { organization, operations, solutions: { customizations } }) => {
    operations.deleteKey(organization, { ...findAddressedEntityKey(path, organization), customizations });
    return emptyResponse();
  },
};

/** Adds an alternate key to a table. Its index is built in a job of type 63. */
export const createEntityKey: Operation = {
  operation: 'POST EntityDefinitions({key})/Keys',
  privilege: 'prvWriteEntity',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/define-alternate-keys-entity',
  notServed: ['There is no column security.'],
  differs: ['The limit of 900 bytes is not enforced, as recorded of live environments.'],
  matches: matchesMetadataWrite('POST', 'EntityDefinitions()', 'Keys'),
  reads: ['MSCRM.SolutionUniqueName'],
  handle: ({ path, body, serviceRoot, solutionUniqueName }, { organization, operations, solutions }) => {
    const table = requireAddressedTable(organization, path[0]?.args);
    const { metadataId } = operations.createKey(organization, {
      table: table.logicalName,
      draft: readKeyDefinition(body('EntityKeyMetadata')),
      solution: solutionUniqueName,
      customizations: solutions.customizations,
    });
    return emptyResponse({
      'odata-entityid': `${serviceRoot}/EntityDefinitions(${table.metadataId})/Keys(${metadataId})`,
    });
  },
};

/** Builds the index of an alternate key once more, after it failed. */
export const reactivateEntityKey = defineAction('ReactivateEntityKey', {
  privilege: 'prvWriteEntity',
  differs: [],
  run: (request, { organization }) => {
    const parameters = actionParameters(request, ['EntityLogicalName', 'EntityKeyLogicalName']);
    const table = parameters.require('EntityLogicalName', parameters.text('EntityLogicalName'));
    const key = parameters.require('EntityKeyLogicalName', parameters.text('EntityKeyLogicalName'));
    organization.keys.reactivate(table, key);
    return undefined;
  },
});

const TYPE = 'EntityKeyMetadata';

/** Reads an alternate key of a request. Throws 400 for what it does not understand. */
function readKeyDefinition(body: JsonObject): NewKey {
  const reader = new JsonReader(TYPE, body, [TYPE]);
  const key = readNewKey(reader, () =>
    reader.require('KeyAttributes', reader.list('KeyAttributes')).map(name => {
      if (typeof name === 'string') return name;
      throw badPayload(TYPE, `'KeyAttributes' must be logical names of columns.`);
    }),
  );
  reader.finish([...keyMetadata.properties.keys()], settledForKeys);
  return key;
}
