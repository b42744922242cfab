import { defineCheck } from '../../check';

const place = 'the Power Platform admin center > the environment > Edit Managed Environments';

/**
 * Whether a managed environment blocks imports by its solution checker. That is a setting of the Power Platform, which no
 * table of Dataverse shows (https://learn.microsoft.com/power-platform/admin/managed-environment-solution-checker).
 */
export const solutionChecker = defineCheck({
  name: 'solution checker',
  needs: ['user'],
  ask: () => ({
    finding: {
      notAsked: `Dataverse does not tell its policy: it stands in ${place}, and "Block" can refuse an import`,
    },
  }),
});
