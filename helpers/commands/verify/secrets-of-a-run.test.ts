import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { unpackPage } from '../../verdict/reporters/allure/testing/unpack-page';
import { root } from '../command';
import { onEmulator } from '../emulator/emulator-process';

const verify = [require.resolve('ts-node/dist/bin'), path.join(root, 'helpers/commands/verify/verify.ts')];
const password = 'p@ss"word/of+the÷proxy';

type Ended = { readonly status: number; readonly printed: string };

const runVerify = (env: Readonly<Record<string, string>>): Promise<Ended> =>
  new Promise(resolve => {
    execFile(process.execPath, verify, { cwd: root, env, maxBuffer: 1e8 }, (error, stdout, stderr) =>
      resolve({ status: error === null ? 0 : Number(error.code), printed: stdout + stderr }),
    );
  });

/** The forms that are looked for, written down here anew. */
function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    new URLSearchParams({ x: secret }).toString().slice(2),
    bytes.toString('hex'),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
  ];
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath, entry.name));

/** What a packed page holds is packed twice: it is looked at as a browser has it. */
function contentOf(file: string): string {
  const text = readFileSync(file, 'latin1');
  if (!text.includes('id="packed-report"')) return readFileSync(file, 'utf8');
  const { application, texts, binaries } = unpackPage(text);
  return [application, ...Object.values(texts), ...Object.values(binaries).map(fromBase64)].join('\n');
}

const fromBase64 = (text: string): string => Buffer.from(text, 'base64').toString('utf8');

test('a whole run leaves no secret in any file of its reports, and prints none', async () => {
  test.setTimeout(240_000);
  const reports = test.info().outputPath('reports');
  await onEmulator(['--import-delay', '0', '--index-delay', '0'], async settings => {
    const env: Readonly<Record<string, string>> = {
      ...{ ...settings, REPORTS_FOLDER: reports, PROFILE: 'smoke', IDENTITY_HEADER: 'header-of-the-machine' },
      HTTPS_PROXY: `http://ann:${encodeURIComponent(password)}@proxy.contoso.test:8080`,
    };
    const { status, printed } = await runVerify(env);
    expect(status, printed).toBe(0);

    const secrets = [env['AZURE_CLIENT_SECRET'], env['SECOND_CLIENT_SECRET'], password, env['IDENTITY_HEADER']];
    const files = filesIn(reports);
    const contents = new Map(files.map(file => [file, contentOf(file)]));
    expect(contents.get(path.join(reports, 'allure-report', 'index.html'))).toContain('vnd.allure.http+json');
    const names = files.map(file => path.relative(reports, file));
    expect(names).toEqual(expect.arrayContaining(['verdict.json', 'summary.md', 'junit.xml']));
    expect(names.filter(name => path.basename(name) === 'ledger.json')).toHaveLength(1);
    for (const secret of secrets) {
      if (secret === undefined) throw new Error('The emulator printed no secret.');
      for (const form of [...formsOf(secret), ...formsOf(`ann:${secret}`)]) {
        expect(
          files.filter(file => contents.get(file)?.includes(form)),
          `with ${form.slice(0, 6)}…`,
        ).toEqual([]);
        expect(printed.includes(form), 'printed').toBe(false);
      }
    }
    // Nothing had to be blanked either: what is blanked was written.
    expect(printed).not.toContain('A secret was found');
  });
});
