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

/** Why a solution cannot be removed: `dependent` is a component that needs `required`. Codes are Microsoft's componenttype. */
export type Dependency = {
  readonly dependencyId: string;
  /** 1 solution internal, 2 published, 4 unpublished. */
  readonly dependencyType: number;
  readonly requiredComponentType: number;
  readonly requiredComponentObjectId: string;
  /** Zero GUID where the component belongs to no solution's own layer. */
  readonly requiredComponentBaseSolutionId: string;
  readonly requiredComponentName: string;
  readonly dependentComponentType: number;
  readonly dependentComponentObjectId: string;
  readonly dependentComponentBaseSolutionId: string;
  readonly dependentComponentName: string;
};
