import path from 'node:path';

/** Where the page over all environments goes, and each environment's folder. */
export const environmentsFolder = (reports: string): string => path.join(reports, 'environments');

/** Where the reports, the ledger and the history of one environment go. */
export const environmentFolder = (reports: string, name: string): string =>
  path.join(environmentsFolder(reports), name);
