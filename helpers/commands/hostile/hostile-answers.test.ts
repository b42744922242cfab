import { writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { noteSurvival } from '../../../testing/reliability/survival';
import { runDoctor } from '../doctor/run-doctor';
import {
  answer,
  bearer,
  certificate,
  type Hostile,
  HostileServer,
  type Pems,
  type Where,
} from './testing/hostile-server';
import { drippings, hostilities } from './testing/hostilities';

type Told = {
  readonly status: number;
  readonly text: string;
  readonly tookMs: number;
  readonly heads: readonly string[];
};

/** What the doctor says of an environment that answers so. */
async function doctorOn(pems: Pems, hostile: Hostile, where: Where): Promise<Told> {
  const server = await HostileServer.start(pems, hostile, where);
  const caFile = test.info().outputPath('ca.pem');
  writeFileSync(caFile, pems.cert);
  const lines: string[] = [];
  const started = performance.now();
  try {
    const env = { DATAVERSE_URL: server.origin, DATAVERSE_ACCESS_TOKEN: bearer, DATAVERSE_CA_FILE: caFile };
    const status = await runDoctor({ args: [], env, print: line => lines.push(line) });
    return { status, text: lines.join('\n'), tookMs: performance.now() - started, heads: server.heads };
  } finally {
    await server.stop();
  }
}

/** What is wrong with what the doctor said: it ends in time, names what happened, and says nothing that anybody obeys. */
function faultsOf({ status, text, tookMs, heads }: Told): string[] {
  return [
    ...(status === 2 ? [] : [`ends with ${status}`]),
    ...(/^not ok {2}/m.test(text) ? [] : ['names nothing']),
    ...(heads.length > 0 ? [] : ['asks nobody']),
    ...(tookMs < 60_000 ? [] : [`took ${tookMs} ms`]),
    ...(/\b(?:Type|Range|Syntax|Assertion)Error\b|(?<!received )undefined|\[object/.test(text)
      ? ['tells of our own code']
      : []),
    ...(/[^\n\P{C}]|^\s*::|##\w*\[/mu.test(text) ? ['says what is obeyed'] : []),
    ...(/hunter2|eyJ|hostile-test-token/.test(text) ? ['tells a secret'] : []),
    ...(text.length < 20_000 ? [] : [`says ${text.length} characters`]),
  ];
}

/** Inside, a run that meets one of these asks again for half a minute. */
const isAskedAgain = (name: string): boolean =>
  /^(?:comp|a refusal in|broken|a status|interim|an upgrade|another|a broken|a chunk|a body that|a conn|a wait|claims)/.test(
    name,
  );

for (const where of ['at the door', 'inside'] as const) {
  test(`the doctor ends in time and names what happened, whatever a server answers ${where}`, async () => {
    test.setTimeout(240_000);
    const pems = await certificate();
    const elsewhere = await HostileServer.start(pems, socket => socket.end(answer(200)));
    const all = { ...hostilities(elsewhere.origin), ...(where === 'at the door' && drippings) };
    const names = Object.keys(all).filter(name => where === 'at the door' || !isAskedAgain(name));

    const told = await Promise.all(
      Object.entries(all)
        .filter(([name]) => names.includes(name))
        .map(async ([name, hostile]) => [name, await doctorOn(pems, hostile, where)] as const),
    );

    const wrong = told.filter(([, one]) => faultsOf(one).length > 0);
    expect(wrong.map(([name, one]) => [name, ...faultsOf(one), one.text])).toEqual([]);
    expect(elsewhere.heads, 'nobody follows a redirect').toEqual([]);
    await elsewhere.stop();
    const fault = `the doctor: an answer that is none, ${where}`;
    noteSurvival(test.info(), { area: 'Hostile servers', fault, tried: names.length, survived: told.length });
  });
}
