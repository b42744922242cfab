import { textValue } from '../../../engine/values/row';
import { zeroGuid } from '../../../engine/values/guid';
import { type DataverseFault } from '../../../engine/dataverse-fault';
import { isInstalledManaged } from '../../../solutions/installed/installed-solutions';
import { type MissingDependency } from '../../../solutions/package/solution-package';
import { type StagedSolution } from '../../../solutions/import/stage-solution';
import { type JsonObject } from '../front/request/json';

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/stagesolutionresults */
export function renderStagedSolution(staged: StagedSolution): JsonObject {
  return {
    StageSolutionUploadId: staged.uploadId ?? zeroGuid,
    StageSolutionStatus: staged.refusal === undefined ? 'Passed' : 'Failed',
    SolutionValidationResults: staged.refusal === undefined ? [] : [renderStagingRefusal(staged.refusal)],
    MissingDependencies: staged.missingDependencies.map(renderStagingDependency),
    SolutionComponentsDetails: [],
    SolutionDetails: renderStagedDetails(staged),
  };
}

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/solutionvalidationresult */
const renderStagingRefusal = ({ message, signedCode }: DataverseFault): JsonObject => ({
  SolutionValidationResultType: 'Error',
  Message: message,
  ErrorCode: signedCode,
  AdditionalInfo: null,
});

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/missingdependency */
const renderStagingDependency = ({ required, dependent }: MissingDependency): JsonObject => ({
  RequiredComponentType: Number.isNaN(required.type) ? null : String(required.type),
  RequiredComponentSchemaName: required.schemaName,
  RequiredComponentDisplayName: required.displayName,
  RequiredComponentParentSchemaName: required.parentSchemaName,
  DependentComponentType: Number.isNaN(dependent.type) ? null : String(dependent.type),
  DependentComponentSchemaName: dependent.schemaName,
  DependentComponentDisplayName: dependent.displayName,
  DependentComponentParentSchemaName: dependent.parentSchemaName,
});

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/solutiondetails */
function renderStagedDetails(staged: StagedSolution): JsonObject {
  const { solution, installed, installedPublisher: publisher } = staged;
  return {
    SolutionUniqueName: solution.uniqueName,
    SolutionFriendlyName: solution.friendlyName,
    SolutionDescription: solution.description,
    SolutionVersion: solution.version,
    IsManaged: solution.isManaged,
    IsPatchSolution: false,
    PublisherUniqueName: solution.publisher.uniqueName,
    PublisherFriendlyName: solution.publisher.friendlyName,
    HasPendingUpgrade: staged.hasPendingUpgrade,
    PreviousSolutionUniqueName: installed === undefined ? null : textValue(installed.values, 'uniquename'),
    PreviousSolutionFriendlyName: installed === undefined ? null : textValue(installed.values, 'friendlyname'),
    PreviousSolutionVersion: installed === undefined ? null : textValue(installed.values, 'version'),
    PreviousIsManaged: installed !== undefined && isInstalledManaged(installed),
    PreviousPublisherUniqueName: publisher === undefined ? null : textValue(publisher.values, 'uniquename'),
    PreviousPublisherFriendlyName: publisher === undefined ? null : textValue(publisher.values, 'friendlyname'),
    PreviousPatchSolutionsNames: [],
  };
}
