import { expect, test } from '@playwright/test';
import { findRequirement, profilesOf, requirement, requirements } from './catalogue';

test('no id is used twice', () => {
  const ids = requirements.map(({ id }) => id);

  expect(ids).toEqual([...new Set(ids)]);
});

test('an id is CT, an area in capitals and two digits, so that a tag and a grep find it alone', () => {
  for (const { id } of requirements) expect(id).toMatch(/^CT-[A-Z]+-\d{2}$/);
});

test('a statement is one sentence', () => {
  for (const { statement } of requirements) {
    expect(statement).toMatch(/^[A-Z].*\.$/);
    expect(statement).not.toMatch(/\. [A-Z]/);
  }
});

test('a MUST is documented on Microsoft Learn and is always tested', () => {
  for (const one of requirements.filter(({ level }) => level === 'MUST')) {
    expect(one.source, one.id).toHaveProperty('url');
    expect(one.untested, one.id).toBeUndefined();
  }
});

test('a link names no language, so that Microsoft Learn shows the reader their own', () => {
  for (const { source } of requirements) {
    if ('url' in source) expect(source.url).toMatch(/^https:\/\/learn\.microsoft\.com\/(?![a-z]{2}-[a-z]{2}\/)/);
  }
});

test('a requirement is found by its id, and an unknown id finds nothing', () => {
  expect(requirement('CT-DELTA-04').statement).toContain('deleted');
  expect(findRequirement('CT-DELTA-04')).toBe(requirement('CT-DELTA-04'));
  expect(findRequirement('CT-DELTA-99')).toBeUndefined();
});

test('the profile smoke is what the catalogue marks, core has every MUST, full everything', () => {
  expect(profilesOf(['CT-DELTA-04'])).toEqual(['smoke', 'core', 'full']);
  expect(profilesOf(['CT-DELTA-08', 'CT-OBS-02'])).toEqual(['smoke', 'core', 'full']);
  expect(profilesOf(['CT-DELTA-08'])).toEqual(['core', 'full']);
  expect(profilesOf(['CT-DELTA-28'])).toEqual(['full']);
});
