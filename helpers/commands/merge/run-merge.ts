import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { OutsideError, SettingsError } from '../../dataverse/errors';
import { readXml } from '../../dataverse/xml/read-xml';
import type { XmlElement } from '../../dataverse/xml/xml-element';
import type { Environment } from '../../run/settings/environment';
import { reportsFolder } from '../../run/settings/reports-folder';
import { readOutline } from '../../verdict/compare/verdict-outline';
import { makeAllureReport } from '../../verdict/reporters/allure/make-report';
import { mergeJunit } from '../../verdict/reporters/junit/render-junit';
import type { Output } from '../../verdict/reporters/terminal/screen';
import { printVerdict } from '../../verdict/reporters/terminal/verdict-lines';
import { removeVerdict, writeVerdict } from '../../verdict/reporters/write-verdict';
import { mergeVerdicts, type ReadShard } from '../../verdict/shards/merge-verdicts';
import { exitStatuses, type Verdict, verdictSchema } from '../../verdict/verdict-schema';
import { inWords, root } from '../command';
import { parseCommand } from '../parse-command';

const usage = `npm run merge -- DIR… [--reports DIR]
  Makes one report and one verdict of the reports folders of all shards of a run (npm run verify -- --shard 1/3).
  --reports DIR  where they go (REPORTS_FOLDER, else reports)
Exit status as that of verify; a shard that is missing makes it 2, unless a requirement failed in another.`;

/**
 * `npm run merge`: writes the verdict, the summary and the Allure report of all shards, and returns the exit status. Throws
 * OutsideError for what is no shard of one run: nothing is written then.
 */
export async function runMerge(
  args: readonly string[],
  env: Environment,
  output: Output,
  makeReport = makeAllureReport,
): Promise<number> {
  const { folders, reports, help } = readMergeArguments(args, env);
  if (help) {
    output.write(`${usage}\n`);
    return 0;
  }
  const merged = mergeVerdicts(folders.map(readShard));
  removeVerdict(reports);
  collectResults(folders, path.join(reports, 'allure-results'));
  const verdict = writeVerdict(merged, { folder: reports, env });
  mergeTestResults(folders, reports, verdict);
  const page = await makeReport(root, reports);
  printVerdict(verdict, inWords(reports), env, output);
  output.write(`  Report:  ${inWords(page)}\n`);
  return exitStatuses[verdict.verdict];
}

function readMergeArguments(args: readonly string[], env: Environment) {
  const options = { reports: { type: 'string' }, help: { type: 'boolean', default: false } } as const;
  const { values, positionals } = parseCommand({ args: [...args], options, allowPositionals: true }, usage);
  const reports = reportsFolder(values.reports === undefined ? env : { REPORTS_FOLDER: values.reports }, root);
  const folders = positionals.map(folder => path.resolve(folder));
  if (folders.includes(reports)) {
    throw new SettingsError(`The shard in ${reports} would be written over.`, 'name another folder by --reports.');
  }
  return { folders, reports, help: values.help };
}

function readShard(folder: string): ReadShard {
  const file = path.join(folder, 'verdict.json');
  // Says what is wrong with a file that is no verdict, or one of another version.
  readOutline(file);
  const { success, data, error } = verdictSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (success) return { place: folder, verdict: data };
  const [first] = error.issues;
  throw new OutsideError(
    `${file} cannot be merged: ${first?.path.join('.') ?? ''} ${first?.message ?? ''}`,
    'merge shards with the version of the suite that ran them.',
  );
}

/** A shard without its tests, and what kept somebody from looking, are errors: nobody is to take what is left for everything. */
function mergeTestResults(folders: readonly string[], reports: string, { verdict, reason, run }: Verdict): void {
  const read = folders.map(folder => ({ folder, tests: testsIn(path.join(folder, 'junit.xml')) }));
  const missing = read.filter(({ tests }) => tests === undefined);
  const errors = [
    ...(verdict === 'inconclusive' ? [reason] : []),
    ...missing.map(
      ({ folder }) => `${folder} has no junit.xml that can be read: the tests of that shard are not here.`,
    ),
  ];
  const when = { startedAt: new Date(run.startedAt), durationMs: run.durationMs };
  const merged = mergeJunit(
    read.flatMap(({ tests }) => tests ?? []),
    { errors, ...when },
  );
  writeFileSync(path.join(reports, 'junit.xml'), merged);
}

function testsIn(file: string): XmlElement | undefined {
  try {
    return readXml(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Names of results are unique; what the shards have in common is taken once. */
function collectResults(folders: readonly string[], results: string): void {
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  for (const folder of folders.map(one => path.join(one, 'allure-results'))) {
    if (!existsSync(folder)) continue;
    const names = readdirSync(folder).filter(name => !name.startsWith('run-'));
    for (const name of names) cpSync(path.join(folder, name), path.join(results, name), { recursive: true });
  }
}
