import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';

const count = z.coerce.number().int();
const junitSchema = z.object({
  testsuites: z.object({ tests: count, failures: count, errors: count, skipped: count }),
});

/** Adds up the root counts of JUnit files. Skipped tests are neither passed nor failed. */
export function countTests(files: readonly string[]): { passed: number; failed: number } {
  const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' });
  const roots = files.map(text => junitSchema.parse(parser.parse(text)).testsuites);
  const sum = (of: (root: (typeof roots)[number]) => number) => roots.reduce((total, root) => total + of(root), 0);
  const failed = sum(({ failures, errors }) => failures + errors);
  return { failed, passed: sum(({ tests, skipped }) => tests - skipped) - failed };
}
