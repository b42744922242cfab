/**
 * Milliseconds that a `Retry-After` header asks for: it is a number of seconds or an HTTP date
 * (https://learn.microsoft.com/power-apps/developer/data-platform/api-limits). A date is on the clock of whoever answers, which tells
 * its time in the header `Date`: this computer's may be off by hours. Undefined when it is neither.
 */
export function retryAfter(headers: Headers): number | undefined {
  const value = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+(?:\.\d+)?$/.test(value)) return Number(value) * 1_000;
  const date = Date.parse(value);
  const told = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(date) ? undefined : Math.max(0, date - (Number.isNaN(told) ? Date.now() : told));
}
