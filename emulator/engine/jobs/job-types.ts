/**
 * What a job does: `asyncoperation.operationtype`.
 * https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/asyncoperation
 */
export const jobTypes = { keyIndex: 63, importSolution: 203, publishAll: 204, uninstallSolution: 208 } as const;
