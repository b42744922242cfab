import type { TestInfo } from '@playwright/test';
import { z } from 'zod';

/** What tests try faults of, with what it means, in the order of `docs/reliability.md`. */
export const areas = {
  'Hostile servers':
    'A server answers what it likes. A run ends within its deadline, inconclusive, and names what happened.',
  'Killed runs': 'A process ends at any moment. The next run or clean-up finds all that was made, and removes it.',
  'Two runs at once':
    'Runs, clean-ups and copies meet in one environment. None takes, changes or removes what is another’s.',
  'Lost answers':
    'A request was carried out and its answer never came. Nothing is made twice, and nothing is forgotten.',
  Expiry: 'Tokens, links and passwords run out in the midst of a run. They are renewed, or the run says which.',
  Secrets: 'What is secret is in no log, report, attachment or error.',
  'Emulator under load': 'Many clients at once. Each gets what it asked for, and nothing is lost.',
} as const;

export type Area = keyof typeof areas;

const survivalSchema = z.object({
  area: z.enum(Object.keys(areas) as [Area, ...Area[]]),
  fault: z.string().regex(/^[^|\n]+$/),
  tried: z.int().positive(),
  survived: z.int().nonnegative(),
});

/** How one fault was tried: `fault` is a phrase for readers, and `survived` of `tried` ended as they should. */
export type Survival = Readonly<z.infer<typeof survivalSchema>>;

const annotation = 'reliability';

/**
 * Notes what a test tried, as a row of `docs/reliability.md`; several notes of one fault in one file are added up. The counts are
 * the same in every run: what is random is seeded. `npm run reliability` writes the page; every other run of the unit tests
 * fails where the page says something else.
 */
export function noteSurvival({ annotations }: Pick<TestInfo, 'annotations'>, row: Survival): void {
  const { success } = survivalSchema.safeParse(row);
  if (!success || row.survived > row.tried) {
    throw new Error(
      `${JSON.stringify(row)} is no row of docs/reliability.md. What to do: name an area and a fault of one line without "|", tried at least once, and survived no more often than tried.`,
    );
  }
  annotations.push({ type: annotation, description: JSON.stringify(row) });
}

/** What a test noted. */
export const survivalsIn = (annotations: TestInfo['annotations']): Survival[] =>
  annotations
    .filter(({ type }) => type === annotation)
    .map(({ description = '' }) => survivalSchema.parse(JSON.parse(description)));
