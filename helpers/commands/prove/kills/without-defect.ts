import type { RequirementId } from '../../../verdict/requirements/catalogue';

/** MUST requirements that no defect is declared for, each with the reason. */
export const withoutDefect: ReadonlyMap<RequirementId, string> = new Map([
  [
    'CT-SOL-02',
    'A report that says failure ends the import, and with it the run, at CT-SOL-01: see failed-reports. What is left for this one is to be shown as kept.',
  ],
]);
