import { type Dependency } from '../../../../solutions/removal/uninstall-dependencies';
import { type Message } from '../../front/message';
import { type EntityDraft, entityCollectionValue } from '../../rows/entity';
import { choiceValue, guidValue } from '../../xml/wire-value';

/** Uninstalls a solution in a system job. */
export const uninstallSolutionAsync: Message = {
  name: 'UninstallSolutionAsync',
  assembly: 'crm',
  availableOn: 'online',
  parameters: ['SolutionUniqueName'],
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/uninstallsolutionasync',
  differs: [],
  inferred: ['Tombstones are removed with the table.', 'What another solution also holds stays.'],
  handle: ({ parameters, caller }, { solutions }) => {
    const { asyncOperationId } = solutions.uninstallAsync(parameters.requireText('SolutionUniqueName'), caller);
    return [['AsyncOperationId', guidValue(asyncOperationId)]];
  },
};

/** Why a solution cannot be removed: who needs its components. */
export const retrieveDependenciesForUninstall: Message = {
  name: 'RetrieveDependenciesForUninstall',
  assembly: 'crm',
  inTransactions: true,
  privilege: 'prvReadEntity',
  parameters: ['SolutionUniqueName'],
  evidence: 'https://learn.microsoft.com/dotnet/api/microsoft.crm.sdk.messages.retrievedependenciesforuninstallrequest',
  differs: [],
  notServed: ['Only dependencies of tables, columns, keys and lookups are known.', 'Parent and node ids are left out.'],
  handle: ({ parameters }, { organization, operations, solutions }) => {
    const uniqueName = parameters.requireText('SolutionUniqueName');
    const dependencies = operations.dependenciesForUninstall(organization, { solutions, uniqueName });
    const value = entityCollectionValue({
      entityName: 'dependency',
      entities: dependencies.map(dependencyDraft),
      moreRecords: false,
      pagingCookie: null,
      totalRecordCount: -1,
      totalRecordCountLimitExceeded: false,
    });
    return [['EntityCollection', value]];
  },
};

/** https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/dependency */
const dependencyDraft = (dependency: Dependency): EntityDraft => ({
  logicalName: 'dependency',
  id: dependency.dependencyId,
  attributes: [
    ['dependencyid', guidValue(dependency.dependencyId)],
    ['dependencytype', choiceValue(dependency.dependencyType)],
    ['requiredcomponenttype', choiceValue(dependency.requiredComponentType)],
    ['requiredcomponentobjectid', guidValue(dependency.requiredComponentObjectId)],
    ['requiredcomponentbasesolutionid', guidValue(dependency.requiredComponentBaseSolutionId)],
    ['dependentcomponenttype', choiceValue(dependency.dependentComponentType)],
    ['dependentcomponentobjectid', guidValue(dependency.dependentComponentObjectId)],
    ['dependentcomponentbasesolutionid', guidValue(dependency.dependentComponentBaseSolutionId)],
  ],
  formattedValues: [],
  rowVersion: null,
});
