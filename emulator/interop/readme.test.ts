import { expect, test } from '@playwright/test';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';

const isRunnable = ['bash', 'curl'].every(command => spawnSync(command, ['--version']).status === 0);
test.skip(!isRunnable, 'bash and curl are not both installed on this machine');

type CodeBlock = { readonly language: string; readonly code: string };

/** The code blocks below a heading of the README, in their order. */
function blocksBelow(heading: string): readonly CodeBlock[] {
  const [, section = ''] = readFileSync('README.md', 'utf8').split(`\n### ${heading}\n`);
  const [own = ''] = section.split(/\n##+ /);
  return [...own.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language = '', code = '']) => ({ language, code }));
}

/** What this run is set to, which a developer's shell is not. */
const forgetSettings = 'unset FORCE_COLOR NODE_EXTRA_CA_CERTS ${!AZURE_@} ${!DATAVERSE_@}';

/** Runs a script in a folder; what it printed, and with which status it ended. Nothing that it started outlives it. */
async function runBash(script: readonly string[], cwd: string) {
  const shell = spawn('bash', ['-eu', '-o', 'pipefail'], { cwd, detached: true });
  shell.stdin.end([forgetSettings, ...script].join('\n'));
  const output = Promise.all([text(shell.stdout), text(shell.stderr)]);
  try {
    const [status] = (await once(shell, 'exit', { signal: AbortSignal.timeout(25_000) })) as [number | null];
    killGroup(shell.pid);
    const [stdout, stderr] = await output;
    return { status, stdout, stderr };
  } finally {
    killGroup(shell.pid);
  }
}

function killGroup(id: number | undefined): void {
  if (id === undefined) return;
  try {
    process.kill(-id, 'SIGKILL');
  } catch {
    // As it should be: the script ended what it had started.
  }
}

test("the README's own lines start an emulator, reach it with MSAL and curl, and end it", async ({}, testInfo) => {
  const blocks = blocksBelow('A client of your own');
  expect(blocks.map(({ language }) => language)).toEqual(['sh', 'js', 'sh', 'sh']);
  const folder = testInfo.outputPath();
  mkdirSync(folder, { recursive: true });
  symlinkSync(path.resolve('emulator'), path.join(folder, 'emulator'));
  const code = (language: string) => blocks.filter(block => block.language === language).map(block => block.code);
  writeFileSync(path.join(folder, 'client.mjs'), code('js').join('\n'));

  // The script itself waits for the emulator's end: a kill that reaches something else would leave it waiting.
  const script = [...code('sh'), 'wait "$EMULATOR" && echo && echo "ended $DATAVERSE_CA_FILE"'];
  const { status, stdout, stderr } = await runBash(script, folder);

  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/UserId: '[\da-f-]{36}'/);
  expect(stdout).toMatch(/"UserId":"[\da-f-]{36}"/);
  const [, certificate = ''] = /^ended (\S+)$/m.exec(stdout) ?? [];
  expect(certificate).toMatch(/\.pem$/);
  expect(existsSync(certificate)).toBe(false);
});
