import { expect, test } from '@playwright/test';
import { SaxesParser } from 'saxes';
import { requirements } from '../../requirements/catalogue';
import { attempt, blocked, differing, lookless, skipped, testRecord } from '../../testing/record-for-tests';
import { renderJunit } from './render-junit';

type Element = { readonly name: string; readonly attributes: Record<string, string>; text: string };

/** The elements of a document as a parser reads them that nobody here wrote. Throws for one that is not well-formed. */
function parse(xml: string): Element[] {
  const [elements, open] = [new Array<Element>(), new Array<Element>()];
  const parser = new SaxesParser();
  parser.on('error', error => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes, text: '' };
    elements.push(element);
    open.push(element);
  });
  parser.on('text', text => {
    const inner = open.at(-1);
    if (inner !== undefined) inner.text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  return elements;
}

const run = { errors: [], startedAt: new Date('2026-01-01T00:00:00Z'), durationMs: 5_000 };
const hostile = 'Error: ]]> <b a="1">&amp;\u0000\u001B[31m\n\nExpected: \uD800"x"';

test('a system reads which requirement failed, what could not be looked at, and why something was skipped', () => {
  const tests = [
    testRecord({ title: 'holds', requirementIds: ['CT-DELTA-01'] }),
    testRecord({ title: 'differs', requirementIds: ['CT-DELTA-04', 'CT-DELTA-06'], attempts: [differing()] }),
    testRecord({ title: 'usual', requirementIds: ['CT-DELTA-06'], attempts: [differing()] }),
    testRecord({
      title: 'no sign-in',
      requirementIds: ['CT-DELTA-02'],
      attempts: [lookless()],
      file: 'specs/b.spec.ts',
    }),
    testRecord({ title: 'no import', requirementIds: ['CT-SOL-01'], attempts: [differing()] }),
    testRecord({ title: 'nobody', requirementIds: ['CT-ACC-03'], attempts: [skipped('there is no second user')] }),
    testRecord({ title: 'waits', requirementIds: ['CT-DELTA-03'], attempts: [blocked('no deleted book')] }),
    testRecord({ title: 'never ran', requirementIds: ['CT-DELTA-07'], attempts: [] }),
  ];
  const elements = parse(renderJunit({ ...run, tests, errors: ['Error: the emulator did not start'] }));

  const [root] = elements;
  expect(root).toMatchObject({
    name: 'testsuites',
    attributes: { tests: '9', failures: '2', errors: '3', skipped: '3' },
  });
  const suites = elements.filter(({ name }) => name === 'testsuite').map(({ attributes }) => attributes['name']);
  expect(suites).toEqual(['specs/a.spec.ts', 'specs/b.spec.ts', 'the run itself']);
  const told = elements.flatMap(({ name, attributes: { name: of, type, message } }) =>
    name === 'testcase' ? [of] : message === undefined ? [] : [`${name} ${type ?? ''}: ${message}`],
  );
  expect(told).toEqual([
    'CT-DELTA-01 holds',
    'CT-DELTA-04 CT-DELTA-06 differs',
    'failure not-supported: Error: expect(received).toBe(expected) Expected: 1',
    'CT-DELTA-06 usual',
    'failure warning: Error: expect(received).toBe(expected) Expected: 1',
    'CT-SOL-01 no import',
    'error could-not-look: Error: expect(received).toBe(expected) Expected: 1',
    'CT-ACC-03 nobody',
    'skipped : there is no second user',
    'CT-DELTA-03 waits',
    'skipped : no deleted book',
    'CT-DELTA-07 never ran',
    'skipped : It did not run: "differs" did not succeed.',
    'CT-DELTA-02 no sign-in',
    'error could-not-look: SignInError: the secret is wrong What to do: make a new one.',
    'error 1 outside of any test',
    'error could-not-look: Error: the emulator did not start',
  ]);
});

test('whatever an environment says, the document is well-formed and says the same', () => {
  const tests = [testRecord({ title: 'a "b" <c> & \u0007', attempts: [differing(hostile)] })];
  const elements = parse(renderJunit({ ...run, tests }));

  expect(elements.find(({ name }) => name === 'testcase')?.attributes['name']).toBe('a "b" <c> & ');
  const failure = elements.find(({ name }) => name === 'failure');
  expect(failure?.attributes['message']).toBe('Error: ]]> <b a="1">&amp;\\x00 Expected: \\ud800"x"');
  expect(failure?.text).toBe('Error: ]]> <b a="1">&amp;\\x00\n\nExpected: \\ud800"x"');
});

test('a run in which everything fails at length is 100 KB at most', () => {
  const error = `Error: expect(received)\n\n${'- "deleted": Array [<&>],\n'.repeat(400)}`;
  const tests = [...requirements, ...requirements.slice(0, 45)].map(({ id, statement }, n) =>
    testRecord({
      title: statement,
      requirementIds: [id],
      file: `specs/conformance/${n % 30}.spec.ts`,
      attempts: [differing(error)],
    }),
  );
  const xml = renderJunit({ ...run, tests });

  expect(tests.length).toBeGreaterThan(190);
  expect(parse(xml).filter(({ name }) => name === 'failure' || name === 'error')).toHaveLength(tests.length);
  expect(Buffer.byteLength(xml)).toBeLessThan(100_000);
});

test('a test that passed in the end is what its attempts proved', () => {
  const tests = [testRecord({ requirementIds: ['CT-DELTA-04'], attempts: [differing(), attempt()] })];

  expect(parse(renderJunit({ ...run, tests }))[0]?.attributes).toMatchObject({ tests: '1', failures: '1' });
});
