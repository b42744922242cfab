import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parse } from 'dotenv';
import { readVerdict } from '../verdict/reporters/write-verdict';
import { environmentVariables } from '../run/settings/environment';
import { exitWith, reports, root } from './command';

// `ts-node helpers/commands/prove-specs.ts [defect…] [-- arguments for Playwright]`: runs the specs against an emulator with one defect at a time, and
// writes into reports/defects.md which requirements notice it. A defect that none notices is a failure.
const emulator = ['--require', 'ts-node/register', path.join(root, 'emulator/cli/main.ts')];

type Proof = { readonly defect: string; readonly failed: readonly string[] };

async function proveDefects(): Promise<number> {
  const args = process.argv.slice(2);
  const end = args.indexOf('--');
  const [asked, forPlaywright] = end < 0 ? [args, []] : [args.slice(0, end), args.slice(end + 1)];
  const defects = asked.length > 0 ? asked : listDefects();
  const proofs: Proof[] = [];
  for (const defect of defects) {
    const failed = await requirementsFailingWith(defect, forPlaywright);
    proofs.push({ defect, failed });
    console.log(`${defect}: ${failed.join(', ') || 'nothing notices it'}`);
  }
  writeFileSync(path.join(reports, 'defects.md'), renderProofs(proofs));
  return proofs.every(({ failed }) => failed.length > 0) ? 0 : 1;
}

const listDefects = (): string[] =>
  execFileSync(process.execPath, [...emulator, '--list-defects'], { cwd: root, encoding: 'utf8' })
    .split('\n')
    .flatMap(line => /^\s*([a-z][a-z-]+)\b/.exec(line)?.[1] ?? []);

/** The ids of the requirements that fail, MUST and SHOULD alike. */
async function requirementsFailingWith(defect: string, forPlaywright: readonly string[]): Promise<string[]> {
  const serverArgs = [...emulator, '--port', '0', '--user', 'second=unit-reader', '--defect', defect];
  const server = spawn(process.execPath, serverArgs, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const env = { ...environmentVariables(), PROFILE: 'full', ...(await printedSettings(server)) };
    const cli = require.resolve('@playwright/test/cli');
    const reporter = ['--reporter', './helpers/verdict/reporters/verdict-reporter.ts'];
    // One test at a time: what a defect spoils is then always the row of the test that looks, in every run alike.
    const args = [cli, 'test', '--workers', '1', ...reporter, ...forPlaywright];
    await once(spawn(process.execPath, args, { cwd: root, env, stdio: 'ignore' }), 'exit');
  } finally {
    server.kill();
  }
  const requirements = readVerdict(reports)?.requirements ?? [];
  return requirements.filter(({ outcome }) => outcome === 'failed').map(({ id }) => id);
}

async function printedSettings({ stdout }: ChildProcess): Promise<Record<string, string>> {
  if (stdout === null) throw new Error('The emulator has no output to read.');
  const lines: string[] = [];
  for await (const line of createInterface({ input: stdout })) {
    if (line.startsWith('listening on ')) break;
    lines.push(line);
  }
  const settings = parse(lines.join('\n'));
  const second = parse(lines.map(line => line.replace(/^# AZURE_(?=CLIENT_)/, 'SECOND_')).join('\n'));
  return { ...second, ...settings };
}

function renderProofs(proofs: readonly Proof[]): string {
  const rows = proofs.map(({ defect, failed }) => `| ${defect} | ${failed.join(', ') || 'none'} |`);
  return `${['# What notices which defect', '', '| defect | requirements that fail |', '| --- | --- |', ...rows].join('\n')}\n`;
}

exitWith(proveDefects());
