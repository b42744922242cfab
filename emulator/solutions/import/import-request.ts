/** Parameters that protocols read, and that nothing here can act on: layers, workflows, ribbons, updates of Microsoft's solutions. */
export const flagsWithoutEffect = {
  required: ['OverwriteUnmanagedCustomizations', 'PublishWorkflows'],
  optional: ['AsyncRibbonProcessing', 'SkipQueueRibbonJob', 'SkipProductUpdateDependencies'],
} as const;

/**
 * What an import acts on, whichever protocol brought it.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/importsolution
 */
export type ImportRequest = {
  /** The package, already decoded from base64. */
  readonly customizationFile: Uint8Array;
  /** The importjob row's id, chosen by the caller. */
  readonly importJobId?: string;
  readonly holdingSolution?: boolean;
};
