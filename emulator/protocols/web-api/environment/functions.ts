import { defineFunction } from '../front/define-operation';
import { functionArguments } from '../front/request/function-arguments';
import { badODataRequest } from '../front/response/odata-error';

/** Who the caller is. Needs no role. */
export const whoAmI = defineFunction('WhoAmI', {
  differs: [],
  run: (request, { organization }) => {
    functionArguments(request, []);
    return {
      BusinessUnitId: organization.businessUnitId,
      UserId: request.caller.userId,
      OrganizationId: organization.id,
    };
  },
});

/** The version of the environment, four numbers. */
export const retrieveVersion = defineFunction('RetrieveVersion', {
  call: 'RetrieveVersion()',
  differs: [],
  run: (request, { organization }) => {
    functionArguments(request, []);
    return { Version: organization.version };
  },
});

/** How many rows tables have, uncapped. */
export const retrieveTotalRecordCount = defineFunction('RetrieveTotalRecordCount', {
  call: "RetrieveTotalRecordCount(EntityNames=['…'])",
  differs: ['It counts at once, where Dataverse answers from a snapshot of the last 24 hours.'],
  run: (request, { organization }) => {
    const names = functionArguments(request, ['EntityNames']).get('EntityNames');
    if (names?.type !== 'list')
      throw badODataRequest("EntityNames must be a list of logical names: ['account','contact'].");
    const counts = names.value.map(name => organization.rows.count(organization.tables.require(name).logicalName));
    return {
      EntityRecordCountCollection: { Count: counts.length, IsReadOnly: false, Keys: names.value, Values: counts },
    };
  },
});
