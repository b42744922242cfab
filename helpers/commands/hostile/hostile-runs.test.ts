import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { noteSurvival } from '../../../testing/reliability/survival';
import { environmentVariables } from '../../run/settings/environment';
import { root, runsTypeScript } from '../command';
import { bearer, certificate, HostileServer, type Where } from './testing/hostile-server';
import { hostilities } from './testing/hostilities';

type Ended = { readonly status: number; readonly printed: string; readonly megabytes: number };

/** Writes what a process took of memory at its highest, as it ends. */
const tellsMemory = 'process.on("exit",()=>console.error("MEMORY "+process.resourceUsage().maxRSS))';

/** A whole command on an environment that answers so. */
async function runOn(command: string, name: string, where: Where): Promise<Ended> {
  const pems = await certificate();
  const hostile = hostilities('https://localhost:9')[name];
  if (hostile === undefined) throw new Error(`There is no hostility by the name of ${name}.`);
  const server = await HostileServer.start(pems, hostile, where);
  const caFile = test.info().outputPath('ca.pem');
  writeFileSync(caFile, pems.cert);
  const teller = test.info().outputPath('tell-memory.cjs');
  writeFileSync(teller, tellsMemory);
  const env = {
    ...{ PATH: environmentVariables()['PATH'], REPORTS_FOLDER: test.info().outputPath('reports') },
    ...{ DATAVERSE_URL: server.origin, DATAVERSE_ACCESS_TOKEN: bearer, DATAVERSE_CA_FILE: caFile },
  };
  const args = ['--require', teller, ...runsTypeScript, path.join(root, command)];
  try {
    return await new Promise(resolve => {
      execFile(process.execPath, args, { cwd: root, env, timeout: 150_000 }, (error, stdout, stderr) => {
        const megabytes = Number(/MEMORY (\d+)/.exec(stderr)?.[1]) / 1024;
        resolve({ status: error === null ? 0 : Number(error.code), printed: stdout + stderr, megabytes });
      });
    });
  } finally {
    await server.stop();
  }
}

const doctor = 'helpers/commands/doctor/doctor.ts';
const verify = 'helpers/commands/verify/verify.ts';
const runs = [
  [doctor, 'a compressed flood', 'at the door', 'too long to be read: status 200 and more than 128 MiB'],
  [doctor, 'JSON of objects a million deep', 'inside', 'JSON that nobody can take apart'],
  [verify, 'a compressed flood', 'at the door', 'too long to be read: status 200 and more than 128 MiB'],
  [verify, 'a redirect to another host', 'at the door', 'a redirect to https://localhost:9 in place of an answer'],
  [verify, 'a refusal of a secret', 'inside', 'failed with 403 0x1: you sent {"password":"[redacted]"'],
] as const;

for (const [command, name, where, says] of runs) {
  const short = path.basename(command, '.ts');
  test(`${short} ends inconclusive, says what happened, and keeps its memory: ${name}, ${where}`, async () => {
    test.setTimeout(180_000);

    const { status, printed, megabytes } = await runOn(command, name, where);

    expect(status, printed).toBe(2);
    expect(printed).toContain(says);
    expect(printed).not.toContain(bearer);
    expect(megabytes).toBeLessThan(1_000);
    if (command === verify) {
      const verdict = readFileSync(path.join(test.info().outputPath('reports'), 'verdict.json'), 'utf8');
      expect(JSON.parse(verdict)).toMatchObject({ verdict: 'inconclusive' });
    }
    noteSurvival(test.info(), {
      area: 'Hostile servers',
      fault: `a whole ${short} of answers that are none`,
      tried: 1,
      survived: 1,
    });
  });
}
