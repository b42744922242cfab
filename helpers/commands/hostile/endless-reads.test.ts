import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { noteSurvival } from '../../../testing/reliability/survival';
import { environmentVariables } from '../../run/settings/environment';
import { root, runsTypeScript } from '../command';
import { onEmulator } from '../emulator/emulator-process';
import { CuttingProxy, type Instead } from '../lost-answers/testing/cutting-proxy';
import { certificate } from './testing/hostile-server';

/** Long enough that a read that keeps them fills its memory within seconds. */
const story = 'a'.repeat(4_000);

/** Each page of the whole table brings rows that never came before, and a link to the next. */
const withoutEnd: Instead = ({ method, path: asked }, origin) => {
  if (method !== 'GET' || !/\/sample_books\?/.test(asked) || asked.includes('$filter')) return undefined;
  const rows = Array.from({ length: 500 }, () => ({
    '@odata.etag': 'W/"1"',
    sample_bookid: randomUUID(),
    sample_name: story,
  }));
  return {
    '@odata.context': `${origin}/api/data/v9.2/$metadata#sample_books`,
    '@odata.nextLink': `${origin}/api/data/v9.2/sample_books?$skiptoken=${randomUUID()}`,
    value: rows,
  };
};

test('a whole run against a table whose pages never end says so, and concludes nothing', async () => {
  test.setTimeout(240_000);
  const { cert, private: key } = await certificate();
  const proxy = await CuttingProxy.listen({ cert, key });
  proxy.answerFor(withoutEnd);
  const delays = ['--import-delay', '0', '--index-delay', '0'];
  await onEmulator([...delays, '--public-url', proxy.url.origin], async (settings, _pid, url) => {
    const authority = readFileSync(settings['DATAVERSE_CA_FILE'] ?? '', 'utf8');
    proxy.standBefore({ url, certificate: authority });
    const caFile = test.info().outputPath('ca.pem');
    writeFileSync(caFile, `${authority}\n${cert}`);
    const reports = test.info().outputPath('reports');

    const { status, printed } = await verify({ ...settings, DATAVERSE_CA_FILE: caFile, REPORTS_FOLDER: reports });

    await proxy.stop();
    expect(status, printed).toBe(2);
    expect(printed).toMatch(/did not end within \d+ pages/);
    expect(JSON.parse(readFileSync(path.join(reports, 'verdict.json'), 'utf8'))).toMatchObject({
      verdict: 'inconclusive',
    });
  });
  const fault = 'a whole verify of pages that never end';
  noteSurvival(test.info(), { area: 'Hostile servers', fault, tried: 1, survived: 1 });
});

function verify(settings: Readonly<Record<string, string>>): Promise<{ status: number; printed: string }> {
  const program = path.join(root, 'helpers/commands/verify/verify.ts');
  const args = [...runsTypeScript, program, '--requirement', 'CT-INIT-01'];
  const env = { PATH: environmentVariables()['PATH'], ...settings };
  return new Promise(resolve => {
    execFile(process.execPath, args, { cwd: root, env, timeout: 200_000 }, (error, stdout, stderr) =>
      resolve({ status: error === null ? 0 : Number(error.code), printed: stdout + stderr }),
    );
  });
}
