import { expect, test } from '@playwright/test';
import { demandedClaims } from '../../helpers/dataverse/http/claims-challenge';
import { redactText } from '../../helpers/dataverse/http/redact';
import { parseODataError } from '../../helpers/dataverse/refusals/odata-error';
import { parseChallenge } from '../../helpers/dataverse/sign-in/authority/authority';
import { describeRefusal } from '../../helpers/dataverse/sign-in/explain/sign-in-error';
import { refusedPart } from '../../helpers/dataverse/web-api/refused-part';
import { markdownCell } from '../../helpers/run/markdown-cell';
import { isSameObservation } from '../../helpers/verdict/compare/same-observation';
import { curlLine } from '../../helpers/verdict/exchanges/curl-line';
import { exchangeTitle } from '../../helpers/verdict/exchanges/exchange-title';
import { readableBody } from '../../helpers/verdict/exchanges/readable-body';
import { expectedAndCame } from '../../helpers/verdict/words/expected-and-came';
import { splitRemedy } from '../../helpers/verdict/words/remedy';
import { oneLine, shownText } from '../../helpers/verdict/words/shown-text';
import { noteSurvival } from '../reliability/survival';
import { growsFasterThanLength } from './attack-on';

const exchange = { method: 'GET', attempt: 1, durationMs: 1, request: { headers: {} } };
const batch = new Headers({ 'content-type': 'multipart/mixed; boundary=b' });

/** What is done with a text of a server, each for itself. */
const uses: Readonly<Record<string, (text: string) => unknown>> = {
  redactText,
  parseODataError,
  refusedPart: text => refusedPart({ status: 200, headers: batch, text: `--b\nHTTP/1.1 400 x\n${text}` }),
  parseChallenge: text => parseChallenge(`Bearer ${text}`),
  demandedClaims: text => demandedClaims(401, new Headers({ 'www-authenticate': encodeURI(`Bearer ${text}`) })),
  describeRefusal: text => describeRefusal(text, ['s3cr3t']),
  splitRemedy,
  oneLine,
  shownText,
  markdownCell,
  isSameObservation: text => isSameObservation(text, `${text}.`),
  expectedAndCame: text => expectedAndCame(`expect(received).toBe(expected)\n${text}`),
  curlLine: text => curlLine({ ...exchange, url: 'https://x.test/', request: { headers: {}, body: text } }),
  exchangeTitle: text => exchangeTitle({ ...exchange, url: `https://x.test/${text}` }),
  readableBody,
};

/** What stands in the expressions of the code: two of them, again and again, make the texts that block one. */
const pieces = [
  ...['eyJabcdefgh', '-', '.', '<title', '<', '>', '"password":"', '"', '\\', ' ', '\n', '\t', '=', '&', 'A', '0', ':'],
  ...['/', '\n--', 'HTTP/1.1 400 ', '\u001b', '[', ';', '`', '{', 'What to do: ', 'Trace ID: ', 'Bearer ', '%'],
];
const texts = pieces.flatMap(one => [one, ...pieces.filter(other => other !== one).map(other => one + other)]);

for (const [name, use] of Object.entries(uses)) {
  test(`the time of ${name} grows with the length of a text, and not with its square`, () => {
    test.setTimeout(120_000);
    const blocking = texts.filter(text => growsFasterThanLength(times => use(`${text.repeat(times)}\u0000!`), 2_500));

    expect(blocking).toEqual([]);
    noteSurvival(test.info(), {
      area: 'Hostile servers',
      fault: 'a long text that blocks a regular expression',
      tried: texts.length,
      survived: texts.length - blocking.length,
    });
  });
}
