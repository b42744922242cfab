/**
 * Milliseconds that a definition may lag behind an import that is told as done: every web server caches definitions for
 * half a minute (https://learn.microsoft.com/power-apps/developer/data-platform/webapi/compose-http-requests-handle-errors),
 * and Microsoft's own sample waits a whole one.
 */
export const definitionLag = 120_000;
