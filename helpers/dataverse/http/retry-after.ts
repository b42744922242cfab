/**
 * Milliseconds that a `Retry-After` header asks for: it is a number of seconds or an HTTP date
 * (https://learn.microsoft.com/power-apps/developer/data-platform/api-limits). Undefined when it is neither.
 */
export function retryAfter(header: string | null, now: number = Date.now()): number | undefined {
  const value = header?.trim() ?? '';
  if (/^\d+(?:\.\d+)?$/.test(value)) return Number(value) * 1_000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
