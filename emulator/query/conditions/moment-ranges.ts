const DAY = 86_400_000;
const HOUR = 3_600_000;
const MINUTE = 60_000;

/** Moments from `from` to before `to`, in milliseconds since 1970. */
export type MomentRange = { readonly from: number; readonly to: number };

/** Midnight UTC. */
const dayOf = (moment: number): number => Math.floor(moment / DAY) * DAY;

/** The moment after which nothing is in the past any more: the present counts as past. */
const justAfter = (moment: number): number => moment + 1;

/** The first of a month. */
function monthOf(moment: number, months = 0): number {
  const date = new Date(moment);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
}

const yearOf = (moment: number, years = 0): number => Date.UTC(new Date(moment).getUTCFullYear() + years, 0, 1);

/** Weeks begin on Sunday, as in a new organization. */
const weekOf = (moment: number): number => dayOf(moment) - new Date(moment).getUTCDay() * DAY;

/** The same day of another month, or its last one where it has fewer days. */
function daysInMonths(moment: number, months: number): number {
  const first = monthOf(moment, months);
  const last = new Date(monthOf(first, 1) - DAY).getUTCDate();
  return first + (Math.min(new Date(moment).getUTCDate(), last) - 1) * DAY;
}

/** Where a number of units before today (negative) or after it begins. */
const shifted: Readonly<Record<string, (now: number, count: number) => number>> = {
  Minutes: (now, count) => Math.floor(now / MINUTE) * MINUTE + count * MINUTE,
  Hours: (now, count) => Math.floor(now / HOUR) * HOUR + count * HOUR,
  Days: (now, count) => dayOf(now) + count * DAY,
  Weeks: (now, count) => dayOf(now) + count * 7 * DAY,
  Months: (now, count) => daysInMonths(now, count),
  Years: (now, count) => daysInMonths(now, 12 * count),
};

/** What is named by its distance from now alone. */
const named: Readonly<Record<string, (now: number) => MomentRange>> = {
  Today: now => ({ from: dayOf(now), to: dayOf(now) + DAY }),
  Yesterday: now => ({ from: dayOf(now) - DAY, to: dayOf(now) }),
  Tomorrow: now => ({ from: dayOf(now) + DAY, to: dayOf(now) + 2 * DAY }),
  Last7Days: now => ({ from: dayOf(now) - 7 * DAY, to: justAfter(now) }),
  Next7Days: now => ({ from: now, to: dayOf(now) + 8 * DAY }),
  LastWeek: now => ({ from: weekOf(now) - 7 * DAY, to: weekOf(now) }),
  ThisWeek: now => ({ from: weekOf(now), to: weekOf(now) + 7 * DAY }),
  NextWeek: now => ({ from: weekOf(now) + 7 * DAY, to: weekOf(now) + 14 * DAY }),
  LastMonth: now => ({ from: monthOf(now, -1), to: monthOf(now) }),
  ThisMonth: now => ({ from: monthOf(now), to: monthOf(now, 1) }),
  NextMonth: now => ({ from: monthOf(now, 1), to: monthOf(now, 2) }),
  LastYear: now => ({ from: yearOf(now, -1), to: yearOf(now) }),
  ThisYear: now => ({ from: yearOf(now), to: yearOf(now, 1) }),
  NextYear: now => ({ from: yearOf(now, 1), to: yearOf(now, 2) }),
};

/** `LastXDays`, `NextXHours`, `OlderThanXMonths`: a number of whole units from now. */
const counted = /^(?:(?:Last|Next)X(?!Minutes)|OlderThanX)(?:Minutes|Hours|Days|Weeks|Months|Years)$/;

/** Whether the operator needs a count of units. */
export const isCountedRange = (operator: string): boolean => counted.test(operator);

/**
 * The moments that an operator means which is relative to now; undefined for another one. Days are those of UTC.
 *
 * @param now milliseconds since 1970
 * @param count of units, for an operator that needs one
 */
export function rangeOfOperator(operator: string, now: number, count = 0): MomentRange | undefined {
  const byName = Object.hasOwn(named, operator) ? named[operator] : undefined;
  if (byName !== undefined) return byName(now);
  const [direction, unit = ''] = isCountedRange(operator) ? operator.split('X') : [];
  const shift = shifted[unit];
  if (shift === undefined) return undefined;
  if (direction === 'Last') return { from: shift(now, -count), to: justAfter(now) };
  if (direction === 'Next') return { from: now, to: shift(now, count) + (unit === 'Hours' ? HOUR : DAY) };
  return { from: -Infinity, to: shift(now, -count) };
}

/** The moments that an operator means which names a day; undefined for another one. @param day a moment on it */
export function rangeAroundDay(operator: string, day: number): MomentRange | undefined {
  const [from, to] = [dayOf(day), dayOf(day) + DAY];
  if (operator === 'On') return { from, to };
  if (operator === 'OnOrBefore') return { from: -Infinity, to };
  return operator === 'OnOrAfter' ? { from, to: Infinity } : undefined;
}
