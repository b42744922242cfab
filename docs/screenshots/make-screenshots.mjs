// `npm run screenshots`: five kinds of run on emulators, and what each report shows first, wide and narrow, as pictures beside this
// file. Wants a Chromium: the one at CHROMIUM or /usr/bin/chromium, else Playwright's own (`npx playwright install chromium`).
import { chromium } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { argv, env, execPath, stdout } from 'node:process';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const root = path.resolve(import.meta.dirname, '../..');

/** What an emulator is told, and with which settings beside its own a run looks at it. The first is the run's own emulator. */
const kinds = [
  { name: 'supported', settings: {} },
  { name: 'not-supported', emulator: ['--defect', 'lost-deletes'], settings: { PROFILE: 'core' } },
  { name: 'warning', emulator: ['--defect', 'repeated-pages'], settings: {} },
  { name: 'wrong-secret', emulator: [], settings: { AZURE_CLIENT_SECRET: 'of-another-app' } },
  { name: 'throttled', emulator: ['--limit-requests', '100', '--limit-window', '5'], settings: { PROFILE: 'core' } },
];

const widths = [1440, 420];

/** What a change takes to be called missing: an emulator needs no time, and a defect only wastes it. */
const settings = { SETTLE_SECONDS: '1', FORCE_COLOR: '0' };

/** Starts an emulator, and hands over the settings that lead to it and what ends it. */
async function startEmulator(options) {
  const child = spawn(execPath, [path.join(root, 'emulator/cli/launch.mjs'), '--port', '0', ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const printed = {};
  for await (const line of createInterface({ input: child.stdout })) {
    const [, name, value] = /^([A-Z_]+)=(.*)$/.exec(line) ?? [];
    if (name !== undefined) printed[name] = value.replace(/^(["'])(.*)\1$/, '$2');
    // The last line says that it serves.
    if (line.startsWith('listening on ')) break;
  }
  return { printed, stop: () => child.kill('SIGTERM') };
}

/** Runs `verify` on an emulator of a kind, and returns its verdict and the page of its report. */
async function verify(kind, folder) {
  const { printed, stop } = kind.emulator ? await startEmulator(kind.emulator) : { printed: {}, stop: () => undefined };
  const options = kind.emulator ? [] : ['--emulator'];
  try {
    const run = spawn(
      execPath,
      ['--require', './transpile/register.cjs', 'helpers/commands/verify/verify.ts', ...options],
      {
        cwd: root,
        stdio: 'ignore',
        env: { ...env, ...printed, ...settings, ...kind.settings, REPORTS_FOLDER: folder },
      },
    );
    await once(run, 'exit');
  } finally {
    stop();
  }
  const { verdict, reason } = JSON.parse(await readFile(path.join(folder, 'verdict.json'), 'utf8'));
  return { verdict, reason, page: path.join(folder, 'allure-report', 'index.html') };
}

async function photograph(browser, page, name) {
  for (const width of widths) {
    const tab = await browser.newPage({ viewport: { width, height: 900 } });
    await tab.goto(pathToFileURL(page).href);
    await tab.getByTestId('base-layout').waitFor();
    await tab.evaluate(() => globalThis.document.fonts.ready);
    await tab.screenshot({ path: path.join(import.meta.dirname, `${name}-${width}.png`), animations: 'disabled' });
    await tab.close();
  }
}

const installed = [env.CHROMIUM, '/usr/bin/chromium'].find(file => file && existsSync(file));
const asked = argv.slice(2);
const browser = await chromium.launch({ args: ['--no-sandbox'], ...(installed && { executablePath: installed }) });
const folder = await mkdtemp(path.join(os.tmpdir(), 'screenshots-'));
try {
  for (const kind of kinds.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
    const { verdict, reason, page } = await verify(kind, path.join(folder, kind.name));
    stdout.write(`${kind.name}: ${verdict}. ${reason}\n`);
    await photograph(browser, page, kind.name);
  }
} finally {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
}
