import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import MarkdownIt from 'markdown-it';
import { noteSurvival } from '../../testing/reliability/survival';
import { SettingsError } from '../dataverse/errors';
import { parseODataError } from '../dataverse/refusals/odata-error';
import { renderLine } from '../run/doctor/render';
import { renderSurvey } from '../run/survey/render-survey';
import { renderClientSummary } from './client/client-summary';
import { compareVerdicts } from './compare/compare-verdicts';
import { renderAsMarkdown } from './compare/render-as-markdown';
import { outlineOf, seen } from './compare/testing/outline-for-tests';
import { renderOverviewHtml } from './environments/render-overview-html';
import { renderOverviewMarkdown } from './environments/render-overview-markdown';
import { curlLine } from './exchanges/curl-line';
import { describeTest } from './reporters/allure/describe-test';
import { renderPanel } from './reporters/allure/page/panel';
import { renderSummary } from './reporters/summary';
import { printVerdict } from './reporters/terminal/verdict-lines';
import { differing, lookless, testRecord } from './testing/record-for-tests';
import { verdictOn } from './testing/verdict-for-tests';
import type { Verdict } from './verdict-schema';

const words = [
  ...['[x](https://evil.test)', '![x](https://evil.test/p.png)', '<img src=x onerror=alert(1)>', '<https://evil.test>'],
  ...[
    'https://evil.test',
    'www.evil.test',
    '`</script><script>1</script>`',
    '**EVIL**',
    '_EVIL_',
    '~~EVIL~~',
    '$\\evil$',
  ],
  ...[
    'a | EVIL | b\n| --- |',
    '\n# EVIL',
    '\n- EVIL',
    '\n> EVIL',
    '\n1. EVIL',
    '\n---\n',
    '```\nEVIL\n```',
    '\\`EVIL\\`',
  ],
  ...[
    '\n::error::EVIL',
    '\n  ::set-output name=verdict::EVIL',
    '##vso[task.complete result=Succeeded;]',
    '##[group]EVIL',
  ],
  ...['###[error]', '\u001b]0;EVIL\u0007', '\u001b[2J\u001b[1;1HEVIL', '\u009b31mEVIL', 'good\rEVIL', 'a\bEVIL'],
  ...['\u202eLIVE\u202c', '\u2066x\u2069', '\u200b\ufeff', '\u{e0041}', '\ud800', '\0', '\u2028::error::EVIL'],
  ...[
    "'; touch EVIL; '",
    '$(touch EVIL)',
    '`touch EVIL`',
    '"><script>EVIL</script>',
    'constructor',
    '__proto__',
    '%0A::error',
  ],
];

/** A verdict in which each text that a server may have said says this, as what differs and as what kept us from looking. */
const verdictsWith = (word: string): Verdict[] =>
  [differing, lookless].map(end => {
    const verdict = verdictOn([testRecord({ title: word, attempts: [end(`Error: it says ${word}`)] })]);
    const requirements = verdict.requirements.map(one => ({ ...one, exchange: `GET x\n\n200\n${word}` }));
    return { ...verdict, requirements, environment: { ...verdict.environment, version: word }, reason: `why: ${word}` };
  });

const markdown: Readonly<Record<string, (word: string) => string[]>> = {
  'the summary': word => verdictsWith(word).map(renderSummary),
  'the overview': word =>
    verdictsWith(word).map(verdict =>
      renderOverviewMarkdown([{ name: 'dev', verdict, areas: [], report: undefined } as never]),
    ),
  'a comparison': word => [
    renderAsMarkdown(compareVerdicts(outlineOf([seen('CT-OBS-1', word)]), outlineOf([seen('CT-OBS-1', 'x')]))),
  ],
  "a client's summary": word => [
    renderClientSummary({
      ...{ verdict: 'wrong', reason: word, command: 'x', startedAt: 'now', durationMs: 1 },
      histories: [{ name: 'h', story: 's', outcome: 'wrong', steps: [word], faults: [word], seed: undefined }],
    } as never),
  ],
  'a survey': word => [
    renderSurvey({
      environment: { kind: 'dataverse', url: 'https://x.test/', version: word, organizationId: 'o', userId: 'u' },
      tables: [
        { logicalName: word, tracking: 'cannot be switched on', keys: [], read: undefined } as never,
        { logicalName: word, tracking: 'on', keys: [], read: { kind: 'refused', reason: word } },
      ],
      missing: [{ logicalName: word, reason: word }],
    }),
  ],
};

const parser = new MarkdownIt({ html: true, linkify: true });

/** What a text is read as beyond tables, headings and texts of our own. */
function readAsMarkup(text: string): string[] {
  const tokens = parser.parse(text, {}).flatMap(token => [token, ...(token.children ?? [])]);
  const ours = /^https:\/\/learn\.microsoft\.com\//;
  return tokens.flatMap(({ type, content, attrs, markup }) => {
    if (/^html_|^image$|^strong_open$|^em_open$|^s_open$|^hr$|^blockquote_open$|^ordered_list_open$/.test(type)) {
      return content.startsWith('<a id=') ? [] : [`${type} ${content}${markup}`];
    }
    if (type === 'link_open') return (attrs ?? []).filter(([, to]) => !ours.test(to)).map(([, to]) => `link ${to}`);
    return /^(?:heading_open|code_inline)$/.test(type) && content.includes('EVIL') ? [`${type} ${content}`] : [];
  });
}

for (const [name, render] of Object.entries(markdown)) {
  test(`${name} reads nothing of a server's words as Markdown, HTML or a link`, () => {
    const plain = render('plain').map(readAsMarkup);
    const read = words.filter(word => JSON.stringify(render(word).map(readAsMarkup)) !== JSON.stringify(plain));

    expect(read).toEqual([]);
    note(words.length);
  });
}

const printed = (verdict: Verdict): string => {
  const lines: string[] = [];
  printVerdict(verdict, 'reports', {}, { write: (text: string) => lines.push(text), isTTY: false });
  return lines.join('');
};
const terminal: Readonly<Record<string, (word: string) => string[]>> = {
  'the verdict': word => verdictsWith(word).map(printed),
  'an error': word => [String(new SettingsError(`it says ${word}`, word)), String(new SettingsError(word, word))],
  'a refusal': word => [parseODataError(JSON.stringify({ error: { code: '1', message: word } })).detail],
  'a line of the doctor': word => [renderLine({ check: 'user', finding: { notOk: word, whatToDo: word } })],
};

for (const [name, render] of Object.entries(terminal)) {
  test(`nothing in ${name} is obeyed by a terminal, by GitHub or by Azure`, () => {
    const obeyed = /[^\n\P{C}]|[\u2028\u2029]|^\s*::|##\w*\[/mu;
    const seen = words.filter(word => render(word).some(text => obeyed.test(text)));

    expect(seen).toEqual([]);
    note(words.length);
  });
}

test('nothing in a page is taken for markup', () => {
  const pages = (word: string): string[] =>
    verdictsWith(word).flatMap(verdict => [
      describeTest(verdict, () => true)?.descriptionHtml ?? '',
      renderPanel(verdict, () => undefined).markup,
      renderOverviewHtml([{ name: word, verdict, areas: [], report: undefined } as never], new Date(0)),
    ]);
  const tags = (text: string): number => text.match(/[<>"]/g)?.length ?? 0;
  const plain = pages('plain').map(tags).join();

  expect(words.filter(word => !word.includes('\n') && pages(word).map(tags).join() !== plain)).toEqual([]);
  note(words.length);
});

test('a curl line hands each word to curl as it is', () => {
  const carried = words.filter(word => !/[\0\ud800]/.test(word));
  const lines = carried.map(body =>
    curlLine({ method: 'POST', url: 'https://x.test/', attempt: 1, durationMs: 1, request: { headers: {}, body } }),
  );
  const script = ['curl() { printf "%s\\0" "${@: -2:1}"; }', ...lines].join('\n');

  // eslint-disable-next-line no-control-regex -- what is looked for
  expect(lines.filter(line => /[\u0000-\u001f\u007f-\u009f\u202e\u2066\u200b]/.test(line))).toEqual([]);
  expect(
    execFileSync('bash', ['--norc', '-c', script], { encoding: 'utf8', env: { LC_ALL: 'C.UTF-8' } })
      .split('\0')
      .slice(0, -1),
  ).toEqual(carried);
  note(carried.length);
});

function note(tried: number): void {
  noteSurvival(test.info(), {
    area: 'Hostile servers',
    fault: "a server's words as Markdown, HTML, a command, or an escape",
    tried,
    survived: tried,
  });
}
