import path from 'node:path';
import { expect, test } from '@playwright/test';
import { onEmulator } from '../emulator/emulator-process';
import { beginVerify, contentsIn, formsOf } from './testing/shown-by-a-run';

const password = 'p@ss"word/of+the÷proxy';

test('a whole run leaves no secret in any file of its reports, and prints none', async () => {
  test.setTimeout(240_000);
  const reports = test.info().outputPath('reports');
  await onEmulator(['--import-delay', '0', '--index-delay', '0'], async settings => {
    const env: Readonly<Record<string, string>> = {
      ...{ ...settings, REPORTS_FOLDER: reports, PROFILE: 'smoke', IDENTITY_HEADER: 'header-of-the-machine' },
      HTTPS_PROXY: `http://ann:${encodeURIComponent(password)}@proxy.contoso.test:8080`,
    };
    const { status, printed } = await beginVerify(['--trace', 'on'], env).ended;
    expect(status, printed).toBe(0);

    const secrets = [env['AZURE_CLIENT_SECRET'], env['SECOND_CLIENT_SECRET'], password, env['IDENTITY_HEADER']];
    const contents = contentsIn(reports);
    const files = [...contents.keys()];
    expect(contents.get(path.join('allure-report', 'index.html'))).toContain('vnd.allure.http+json');
    expect(files.some(name => name.endsWith('trace.zip'))).toBe(true);
    expect(files).toEqual(expect.arrayContaining(['verdict.json', 'summary.md', 'junit.xml']));
    expect(files.filter(name => path.basename(name) === 'ledger.json')).toHaveLength(1);
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
