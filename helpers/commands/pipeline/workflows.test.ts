import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { loadSettings } from '../../run/settings/load';
import { root } from '../command';
import { actions, codeBlocks, page, readProjectFile, readYaml, workflows } from './testing/pipeline-files';

/** What GitHub's own language service says of the files, one line each. */
async function saidOf(folder: string, files: readonly string[]): Promise<unknown> {
  const check = path.join(__dirname, 'testing/check-workflows.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [check, folder, ...files], { cwd: root });
  return JSON.parse(stdout);
}

test("GitHub's language service finds nothing in the workflows and actions", async () => {
  expect(await saidOf(root, [...workflows, ...actions])).toEqual([]);
});

test('the language service sees what would only fail on GitHub', async () => {
  const folder = test.info().outputPath('repository');
  const files = ['.github/workflows/verify.yml', '.github/workflows/nightly.yml', '.github/actions/verify/action.yml'];
  for (const file of files) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    const broken = readProjectFile(file)
      .replace('environment: ${{ matrix.environment }}', 'environmnet: dev')
      .replace('steps.verify.outputs.reason', 'steps.verfy.outputs.reason')
      .replace('continue-on-error: true', 'timeout-minutes: 5');
    writeFileSync(path.join(folder, file), broken);
  }

  const said = await saidOf(folder, files);

  expect(said).toEqual([
    expect.stringMatching(/^\.github\/workflows\/verify\.yml:\d+ Context access might be invalid: verfy$/),
    expect.stringMatching(/^\.github\/workflows\/nightly\.yml:\d+ Input environment is required/),
    expect.stringMatching(/^\.github\/workflows\/nightly\.yml:\d+ Invalid input, environmnet is not defined/),
    expect.stringMatching(/^\.github\/actions\/verify\/action\.yml:\d+ Unexpected value 'timeout-minutes'/),
  ]);
});

test('the workflows to copy from the documentation are whole, and call what is here', async () => {
  const folder = test.info().outputPath('reader');
  const called = ['.github/workflows/verify.yml', '.github/actions/verify/action.yml'];
  const blocks = codeBlocks(readProjectFile(page), 'yaml').filter(text => /^jobs:$/m.test(text) && /^on:/m.test(text));
  const copies = blocks.map((text, n) => ({ file: `.github/workflows/copy-${n + 1}.yml`, text }));
  for (const { file, text } of [...copies, ...called.map(name => ({ file: name, text: readProjectFile(name) }))]) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }

  expect(copies.length).toBeGreaterThan(3);
  expect(
    await saidOf(
      folder,
      copies.map(({ file }) => file),
    ),
  ).toEqual([]);
});

/** Every mapping in a document. */
function* mappingsIn(node: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (typeof node !== 'object' || node === null) return;
  if (!Array.isArray(node)) yield Object.fromEntries(Object.entries(node));
  for (const value of Object.values(node)) yield* mappingsIn(value);
}

/** An action of this repository, as it calls it and as others do. */
const ownAction = /^(?:\.|[\w-]+\/[\w-]+)\/(\.github\/actions\/[\w-]+)(?:@.+)?$/;

const documents = [
  ...[...workflows, ...actions].map(file => ({ name: file, text: readProjectFile(file) })),
  ...codeBlocks(readProjectFile(page), 'yaml').map((text, n) => ({ name: `block ${n + 1} of ${page}`, text })),
];

for (const { name, text } of documents) {
  test(`${name} gives an action of this repository inputs that it has`, () => {
    for (const { uses, with: given } of mappingsIn(readYaml(text))) {
      const [, action] = typeof uses === 'string' ? (ownAction.exec(uses) ?? []) : [];
      if (action === undefined) continue;
      expect(readYaml(readProjectFile(`${action}/action.yml`))).toMatchObject({
        inputs: Object.fromEntries(Object.keys(given ?? {}).map(name => [name, { description: expect.any(String) }])),
      });
    }
  });
}

for (const file of [...workflows, ...actions]) {
  test(`${file} uses actions at a commit, and says which version that is`, () => {
    const lines = readProjectFile(file).match(/^.*\buses: .*$/gm) ?? [];

    for (const line of lines) expect(line).toMatch(/uses: (?:\.\/\S+|[\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/);
  });

  test(`${file} puts no input into a script`, () => {
    for (const { run } of mappingsIn(readYaml(readProjectFile(file))))
      expect(JSON.stringify(run ?? '')).not.toContain('${{');
  });
}

test('the action signs in by the token of GitHub where it is given no secret', () => {
  const steps = [...mappingsIn(readYaml(readProjectFile('.github/actions/verify/action.yml')))];
  const verify = steps.find(({ name }) => name === 'Verify');
  const names = Object.keys(z.record(z.string(), z.string()).parse(verify?.['env']));
  const given = {
    DATAVERSE_URL: 'https://contoso.crm.dynamics.com',
    AZURE_CLIENT_ID: '11bb11bb-cc22-dd33-ee44-55ff55ff55ff',
    ACTIONS_ID_TOKEN_REQUEST_URL: 'https://run.actions.githubusercontent.com/token?api-version=2.0',
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 't',
  };

  // An input that nobody gives is a variable without text.
  const settings = loadSettings({ ...Object.fromEntries(names.map(name => [name, ''])), ...given });

  expect(names).toContain('AZURE_CLIENT_SECRET');
  expect(settings).toMatchObject({ credential: { kind: 'github' } });
});

test('who keeps no evidence uploads nothing but what has no ids, and the nightly run is such a one', () => {
  const uploads = [...mappingsIn(readYaml(readProjectFile('.github/actions/verify/action.yml')))]
    .filter(({ uses }) => String(uses).startsWith('actions/upload-artifact@'))
    .map(({ if: when, with: given }) => ({ when, ...z.object({ path: z.string() }).parse(given) }));
  const nightly = [...mappingsIn(readYaml(readProjectFile('.github/workflows/nightly.yml')))];

  const reports = '${{ steps.place.outputs.reports }}';
  expect(uploads).toEqual([
    {
      when: expect.stringContaining("&& inputs.keep-evidence != 'false' &&"),
      path: expect.stringContaining(`${reports}\n`),
    },
    {
      when: expect.stringContaining("&& inputs.keep-evidence == 'false' &&"),
      path: ['verdict.json', 'summary.md', 'badge.json', 'junit.xml'].map(name => `${reports}/${name}\n`).join(''),
    },
  ]);
  expect(nightly).toContainEqual(expect.objectContaining({ 'keep-evidence': "${{ vars.KEEP_EVIDENCE == 'true' }}" }));
});

const workflowSchema = z.object({
  on: z.record(z.string(), z.unknown()),
  permissions: z.record(z.string(), z.string()).optional(),
  jobs: z.record(z.string(), z.object({ uses: z.string().optional(), 'timeout-minutes': z.number().optional() })),
});

for (const file of workflows) {
  test(`${file} ends by itself, and has no right but those that it names`, () => {
    const { on, permissions, jobs } = workflowSchema.parse(readYaml(readProjectFile(file)));

    for (const [name, job] of Object.entries(jobs)) expect(job.uses ?? job['timeout-minutes'], name).toBeDefined();
    // A workflow that others call has the rights that they give it.
    expect(permissions).toEqual(Object.keys(on).join() === 'workflow_call' ? undefined : { contents: 'read' });
  });
}
