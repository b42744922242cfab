import { expect, test } from '@playwright/test';
import { type Protocol } from '../defects/defect';
import { variations } from './all';
import { answerLooks } from './testing/answer-looks';
import { cacheLooks } from './testing/cache-looks';
import { deltaLooks } from './testing/delta-looks';
import { jobLooks } from './testing/job-looks';
import { type Look, type Looks } from './testing/look';
import { passingLooks } from './testing/passing-looks';
import { startSite } from './testing/site';

/** How each variation shows. */
const looks: Readonly<Record<string, Looks>> = {
  ...cacheLooks,
  ...jobLooks,
  ...passingLooks,
  ...deltaLooks,
  ...answerLooks,
};

/** Shown by a test of its own. */
const shownElsewhere: readonly string[] = ['metadata-change-expires-tokens'];

for (const [name, { webApi, organizationService }] of Object.entries(looks)) {
  if (webApi !== undefined) test(`${name} shows over the Web API, and ends`, () => look(name, webApi));
  if (organizationService !== undefined)
    test(`${name} shows over the Organization Service, and ends`, () => look(name, organizationService));
}

async function look(name: string, { see, clear, clouded, until }: Look): Promise<void> {
  expect(await see(await startSite()), 'without the variation').toEqual(clear);
  const site = await startSite(name);
  expect(await see(site), 'with the variation').toEqual(clouded);
  if (until === 'later') site.emulator.organization.clock.advance(60_000);
  if (until === 'switched off') {
    expect(await see(site), 'with the variation, again').toEqual(clouded);
    site.emulator.weather.set([]);
  }
  expect(await see(site), 'when it is over').toEqual(clear);
  expect(site.errors).toEqual([]);
}

test('every variation is looked at, over the protocols that it names', () => {
  const protocols = (name: string): readonly Protocol[] => {
    const { webApi, organizationService } = looks[name] ?? {};
    return [
      ...(webApi === undefined ? [] : (['Web API'] as const)),
      ...(organizationService === undefined ? [] : (['Organization Service'] as const)),
    ];
  };
  const lookedAt = variations.filter(({ name }) => !shownElsewhere.includes(name));
  expect(lookedAt.map(({ name }) => [name, protocols(name)])).toEqual(
    lookedAt.map(variation => [variation.name, variation.protocols]),
  );
  expect(Object.keys(looks).sort()).toEqual(lookedAt.map(({ name }) => name).sort());
});

test('every variation says what it does', () => {
  expect(variations.filter(({ description }) => !description.endsWith('.'))).toEqual([]);
  expect(new Set(variations.map(({ name }) => name)).size).toBe(variations.length);
});

test('weather ends with its organization, and a defect stands in front of it', async () => {
  const site = await startSite('cold-table');
  site.emulator.defects.set(['lost-deletes']);
  expect((await site.send('GET', 'sample_books')).status).toBe(404);
  await site.control('POST', 'reset');
  expect([site.emulator.weather.names, site.emulator.defects.names]).toEqual([['cold-table'], []]);
});
