/** What belongs to one run and not to the environment's way of answering: each is replaced by a word for its kind. */
const ofOneRun: readonly (readonly [RegExp, string])[] = [
  [/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, '(id)'],
  [/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)/g, '(time)'],
  [/\b\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d\b/g, '(time)'],
  [/(?<![\d.,])\d+(?:[.,]\d+)*\s?(?:ms|s|seconds?|minutes?)\b/g, '(duration)'],
  [/\b(?:once|\d+ times)\b/g, '(times)'],
  [/(?<![\d.,])\d+(?:,\d+)* rows\/s/g, '(speed)'],
  [/\bin up to \d+ lanes\b/g, 'in (some) lanes'],
  [/\bafter \d+ deltas\b/g, 'after (some) deltas'],
];

/**
 * Whether two observations say the same of the environment. Ids, times of day and how long something took are another
 * in each run: at once and after a while differ, two seconds and three do not.
 */
export const isSameObservation = (a: string, b: string): boolean => withoutRun(a) === withoutRun(b);

const withoutRun = (text: string): string =>
  ofOneRun.reduce((less, [pattern, word]) => less.replace(pattern, word), text);
