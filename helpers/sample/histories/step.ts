/** What the environment does from now on, by the name that the emulator knows it by. */
export const weather = {
  'young-token-expires': 'the next delta is refused: its token has expired, however young it is',
  'long-retry-after': 'the next read of changes is throttled: 429 with Retry-After',
  'one-500': 'the next read of changes answers 500',
  'held-back-changes': 'from now on the newest change of a delta is held back for the delta after it',
  'changes-told-again': 'from now on the newest change of a delta comes once more with the delta after it',
  'upper-case-ids': 'from now on ids are written in upper case',
} as const;
export type Weather = keyof typeof weather;

/** Something that happens in the life of a table, or its consumer synchronising. Rows are numbered from 1, as they are created. */
export type Step =
  | { readonly do: 'create'; readonly rows: number }
  | { readonly do: RowStep; readonly row: number }
  | { readonly do: 'wait'; readonly days: number }
  | { readonly do: 'weather'; readonly name: Weather }
  | { readonly do: 'synchronise' };

/** What can be done to a row: to empty is to set one column to null; to restore, to create a deleted row again with its id. */
export type RowStep = 'change' | 'empty' | 'delete' | 'restore';

export const create = (rows: number): Step => ({ do: 'create', rows });
export const change = (row: number): Step => ({ do: 'change', row });
export const empty = (row: number): Step => ({ do: 'empty', row });
export const remove = (row: number): Step => ({ do: 'delete', row });
export const restore = (row: number): Step => ({ do: 'restore', row });
export const days = (count: number): Step => ({ do: 'wait', days: count });
export const weatherTurns = (name: Weather): Step => ({ do: 'weather', name });
export const synchronise: Step = { do: 'synchronise' };
