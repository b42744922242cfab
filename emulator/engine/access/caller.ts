/** Who writes. Both are systemuser ids. */
export type Caller = {
  readonly userId: string;
  /** The user who acts for {@link Caller.userId} (`CallerObjectId`, `MSCRMCallerID`): becomes `createdonbehalfby`. */
  readonly onBehalfBy?: string;
};
