import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** What of an Allure result is read here; whatever else it has is kept as it is. */
const resultSchema = z.looseObject({
  name: z.string(),
  /** The file of the spec below its folder, and the title: ` › ` between them. */
  fullName: z.string(),
  labels: z.array(z.looseObject({ name: z.string(), value: z.string() })),
  parameters: z.array(z.looseObject({ name: z.string() })),
});

/** One test as allure-playwright wrote it down. */
export type AllureResult = z.infer<typeof resultSchema>;

/** Whether a folder of Allure results holds any. */
export const hasResults = (folder: string): boolean => existsSync(folder) && resultsIn(folder).length > 0;

/** Puts into the place of each result what `change` makes of it. */
export function changeResults(folder: string, change: (result: AllureResult) => AllureResult): void {
  for (const name of resultsIn(folder)) {
    const file = path.join(folder, name);
    writeFileSync(file, JSON.stringify(change(resultSchema.parse(JSON.parse(readFileSync(file, 'utf8'))))));
  }
}

const resultsIn = (folder: string): string[] => readdirSync(folder).filter(name => name.endsWith('-result.json'));
