import { XmlElement } from '../../../dataverse/xml/xml-element';
import type { JudgedTest } from '../../judge/judge-test';
import { type Judgement, ofGroundwork } from '../../judge/judgement';
import { kindOf } from '../../kinds';
import { requirement } from '../../requirements/catalogue';
import type { Level } from '../../requirements/requirement';
import { oneLine, shownText } from '../../words/shown-text';
import type { TestRecord } from '../../test-record';

/** What a case counts as. */
type End = 'passed' | 'failure' | 'error' | 'skipped';

export type JunitCase = { readonly element: XmlElement; readonly end: End; readonly durationMs: number };

/** How many characters may still be written of what cases say. */
type Budget = { left: number };

const longest = { message: 200, text: 1_200 };
/** Characters of a message where nothing is left of the budget. */
const shortest = 50;
const ends: Readonly<Record<Judgement['outcome'], End>> = {
  ...{ passed: 'passed', failed: 'failure', error: 'error' },
  ...{ skipped: 'skipped', blocked: 'skipped' },
};

/** A test, by what it proved. */
export function testCase({ test, judgement }: JudgedTest, budget: Budget): JunitCase {
  const { title, file, durationMs, requirementIds } = test;
  const { outcome, reason } = weighed(test, judgement);
  const end = ends[outcome];
  const attributes = {
    name: [...requirementIds, title].join(' '),
    classname: file,
    time: (durationMs / 1_000).toFixed(3),
  };
  const kind = kindOf(levelOf(test), { outcome, because: judgement.because });
  return { element: junitElement('testcase', attributes, inner(end, kind ?? '', reason, budget)), end, durationMs };
}

/** An error that belongs to no test: a case of its own, so that no system takes the run for a good one. */
export function outsideCase(error: string, n: number, budget: Budget): JunitCase {
  const attributes = { name: `error ${n + 1} outside of any test`, classname: 'the run itself', time: '0.000' };
  const element = junitElement('testcase', attributes, inner('error', 'could-not-look', error, budget));
  return { element, end: 'error', durationMs: 0 };
}

/** An element of the report. What XML cannot carry is left out of its texts. */
export const junitElement = (
  name: string,
  attributes: Readonly<Record<string, string>>,
  content: readonly (XmlElement | string)[],
): XmlElement =>
  new XmlElement({
    name,
    attributes: new Map(Object.entries(attributes).map(([key, value]) => [key, carried(value)])),
    content: content.map(node => (typeof node === 'string' ? carried(node) : node)),
  });

function inner(end: End, type: string, reason: string | null, budget: Budget): readonly XmlElement[] {
  if (end === 'passed') return [];
  const message = oneLine(reason ?? 'no reason is known', budget.left > 0 ? longest.message : shortest);
  budget.left -= lengthInXml(message);
  if (end === 'skipped') return [junitElement('skipped', { message }, [])];
  const text = shownText(reason ?? '').slice(0, Math.max(0, Math.min(longest.text, budget.left)));
  // One line says no more than the message.
  const more = text.includes('\n') ? text : '';
  budget.left -= lengthInXml(more);
  return [junitElement(end, { message, type }, more === '' ? [] : [more])];
}

const lengthInXml = (text: string): number => text.replace(/[&<>"\t\n]/g, '&quot;').length;

function weighed({ requirementIds }: TestRecord, judgement: Judgement): Judgement {
  const isGroundwork = requirementIds.length > 0 && requirementIds.every(id => requirement(id).groundwork === true);
  return isGroundwork ? ofGroundwork(judgement) : judgement;
}

/** That of the firmest requirement: what belongs to none is none of the environment's promises, and no warning. */
function levelOf({ requirementIds }: TestRecord): Level {
  const levels = requirementIds.map(id => requirement(id).level);
  if (levels.length === 0) return 'OBSERVE';
  return (['MUST', 'SHOULD'] as const).find(level => levels.includes(level)) ?? 'OBSERVE';
}

/** https://www.w3.org/TR/xml/#charsets */
const carried = (text: string): string =>
  text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');
