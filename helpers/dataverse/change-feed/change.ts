/** A row as the Web API sends it, with the annotation that names its version. */
export type TrackedRow<Row> = Row & { readonly '@odata.etag'?: string };

/**
 * One change. Dataverse does not say whether an upserted row was created or updated.
 *
 * https://learn.microsoft.com/power-apps/developer/data-platform/use-change-tracking-synchronize-data-external-systems
 */
export type Change<Row> =
  | { readonly type: 'upserted'; readonly row: TrackedRow<Row> }
  | { readonly type: 'deleted'; readonly id: string; readonly reason: string };

/** One page of a tracked read. Links are opaque: they are followed as they came. */
export type TrackedPage<Row> = {
  readonly changes: readonly Change<Row>[];
  /** `@odata.context`: ends in `/$delta` when the page answers a delta link. */
  readonly context: string;
  readonly nextLink?: string;
  readonly deltaLink?: string;
  /** The reply's `Preference-Applied` header. */
  readonly preferenceApplied: string | undefined;
};
