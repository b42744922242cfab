import fc from 'fast-check';
import { type RowStep, type Step, type Weather, weather } from './step';

const kinds = { change: 3, delete: 3, empty: 1, restore: 1 } as const satisfies Record<RowStep, number>;

/** Tokens are kept for seven days: six leave one alone, eight end it. */
const waits = [6, 8] as const;
const mostSteps = 14;
/** Among few rows a step meets one that it can do something to. */
const few = { atATime: 3, rows: 6 } as const;

type Span = { readonly mostAtOnce: number; readonly mostRows: number; readonly days: fc.Arbitrary<number> };

function step({ mostAtOnce, mostRows, days }: Span): fc.Arbitrary<Step> {
  const row = fc.integer({ min: 1, max: mostRows });
  const names = Object.keys(weather) as Weather[];
  return fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ do: fc.constant('create' as const), rows: fc.integer({ min: 1, max: mostAtOnce }) }),
    },
    ...Object.entries(kinds).map(([kind, weight]) => ({
      weight,
      arbitrary: fc.record({ do: fc.constant(kind as RowStep), row }),
    })),
    { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), days }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('weather' as const), name: fc.constantFrom(...names) }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('synchronise' as const) }) },
  );
}

/** Lives of a small table, at random. */
export const randomSteps: fc.Arbitrary<Step[]> = fc.array(
  step({ mostAtOnce: few.atATime, mostRows: few.rows, days: fc.constantFrom(...waits) }),
  { minLength: 1, maxLength: mostSteps, size: 'max' },
);

/** Every sequence that a named history can be shortened to. */
export const anySteps: fc.Arbitrary<Step[]> = fc.array(
  step({ mostAtOnce: 10_000, mostRows: 10_000, days: fc.integer({ min: 1, max: 10 }) }),
  { maxLength: 50 },
);
