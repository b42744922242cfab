import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Environment } from '../../../run/settings/environment';
import { createPublishedScrub } from '../scrub';
import { type JunitRun, renderJunit } from './render-junit';

/** Writes `junit.xml` into the reports folder, without secrets, and where evidence is not kept without ids. */
export function writeJunit(
  run: JunitRun,
  { folder, env }: { readonly folder: string; readonly env: Environment },
): void {
  const scrub = createPublishedScrub(env);
  const tests = run.tests.map(test => ({ ...test, title: scrub(test.title) }));
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'junit.xml'), scrub(renderJunit({ ...run, tests, errors: run.errors.map(scrub) })));
}
