import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { titleBefore } from './tell-outcome';
import type { TestAddress } from './page/failures';

/** What Allure writes beside its page: the tests in it, by the id that the page knows them by. */
const registrySchema = z.object({
  byId: z.record(z.string(), z.object({ name: z.string(), status: z.string() })),
});

/** Where in a report each requirement is looked at: at the test of it that decided. Titles are unique enough for a link. */
export function testAddresses(reportFolder: string): TestAddress {
  const file = path.join(reportFolder, 'test-results.json');
  const { byId } = registrySchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const results = Object.entries(byId);
  return ({ tests, outcome }) => {
    const { title } = tests.find(test => test.outcome === outcome) ?? tests[0] ?? {};
    if (title === undefined) return undefined;
    const own = results.filter(([, { name }]) => name === title || name.startsWith(titleBefore(title)));
    const [id] = own.find(([, { status }]) => status === 'failed' || status === 'broken') ?? own[0] ?? [];
    return id === undefined ? undefined : `#${id}`;
  };
}
