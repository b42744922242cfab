import { z } from 'zod';
import { readXml } from '../dataverse/xml/read-xml';

const count = z.coerce.number().int();
const junitSchema = z.object({
  testsuites: z.object({ tests: count, failures: count, errors: count, skipped: count }),
});

/** Adds up the root counts of JUnit files. Skipped tests are neither passed nor failed. Throws for another document. */
export function countTests(files: readonly string[]): { passed: number; failed: number } {
  const roots = files
    .map(text => readXml(text))
    .map(({ name, attributes }) => {
      return junitSchema.parse({ [name]: Object.fromEntries(attributes) }).testsuites;
    });
  const sum = (of: (root: (typeof roots)[number]) => number) => roots.reduce((total, root) => total + of(root), 0);
  const failed = sum(({ failures, errors }) => failures + errors);
  return { failed, passed: sum(({ tests, skipped }) => tests - skipped) - failed };
}
