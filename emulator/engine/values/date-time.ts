/** Milliseconds since 1970 as the engine keeps a date-time: `2026-01-31T08:30:00Z`. */
export function formatDateTime(milliseconds: number): string {
  const second = Math.floor(milliseconds / 1_000);
  if (newest.second !== second) newest = { second, text: `${new Date(milliseconds).toISOString().slice(0, 19)}Z` };
  return newest.text;
}

/** Rows that are written in one second share its text. */
let newest = { second: Number.NaN, text: '' };

const dateOnly = /^\d{4}-\d{2}-\d{2}$/;
const dateTime = /^(?<date>\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,7})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** Undefined when the text is not a date of the calendar. */
export const parseDateOnly = (text: string): string | undefined =>
  dateOnly.test(text) && isCalendarDateValue(text) ? text : undefined;

/**
 * ISO 8601 with an offset becomes UTC in whole seconds, which is what Dataverse keeps. Undefined when the text is
 * something else.
 */
export function parseDateTime(text: string): string | undefined {
  const date = dateTime.exec(text)?.groups?.['date'];
  if (date === undefined || !isCalendarDateValue(date)) return undefined;
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) ? undefined : formatDateTime(milliseconds);
}

/** Date.parse takes 30 February for 2 March. */
function isCalendarDateValue(text: string): boolean {
  const milliseconds = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().startsWith(text);
}
