/** Defects that make a run wait for minutes for what never comes, and compute next to nothing: nobody waits for them. */
export const longWaits: ReadonlySet<string> = new Set([
  ...['unusable-keys', 'missing-tables', 'untold-keys', 'missing-annotations', 'keys-over-another-column'],
  ...['told-untracked', 'links-with-http', 'links-under-another-name', 'late-changes'],
]);
