import { type TableDefinition } from '../tables/definitions';
import { column } from '../tables/system-columns';
import { systemTable } from './system-table';

/**
 * What solutions hold. `componenttype` is a plain number, since Dataverse's choices for it differ by organization.
 * https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/solutioncomponent
 */
export const solutionComponent = (): TableDefinition =>
  systemTable({
    schemaName: 'SolutionComponent',
    entitySetName: 'solutioncomponents',
    objectTypeCode: 7103,
    displayName: 'Solution Component',
    displayCollectionName: 'Solution Components',
    ownership: 'None',
    primaryName: null,
    columns: [
      column('ComponentType', 'integer', { displayName: 'Object Type Code' }),
      column('ObjectId', 'uniqueidentifier', { displayName: 'Regarding' }),
      column('RootComponentBehavior', 'choice', {
        displayName: 'Include Behavior',
        options: [
          { value: 0, label: 'Include Subcomponents' },
          { value: 1, label: 'Do not include subcomponents' },
          { value: 2, label: 'Include As Shell Only' },
        ],
      }),
      column('RootSolutionComponentId', 'uniqueidentifier', { displayName: 'Root Solution Component ID' }),
      column('SolutionId', 'lookup', { displayName: 'Solution', targets: ['solution'] }),
    ],
  });
