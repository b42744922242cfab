import { type AnswerKind, answerKind } from '../http/answer-kind';
import type { Answer } from '../http/request';
import { retryAfter } from '../http/retry-after';
import type { ExpectedRefusal } from '../refusals/expected-refusal';
import { isPage, parseODataError } from '../refusals/odata-error';
import { refusedPart } from './refused-part';

/** What an answer of the Web API says of its request, or of the change set in it. */
type ReadAnswer = {
  readonly kind: AnswerKind;
  /** What was refused: the answer itself, or the part of a batch that is a refusal. */
  readonly refused?: Answer;
  /** Of the refusal, in lower case; empty when there is none. */
  readonly code: string;
  /** Milliseconds that it asks to wait. */
  readonly retryAfter?: number | undefined;
};

/** `expects`: what was asked for so that it is refused. */
export function readAnswer(answer: Answer, expects: readonly ExpectedRefusal[] = []): ReadAnswer {
  const part = refusedPart(answer);
  const refused = part ?? (answer.status >= 300 ? answer : undefined);
  if (refused === undefined) return { kind: 'stands', code: '' };
  const code = parseODataError(refused.text).code.toLowerCase();
  const isInFront = isPage(refused) && !expects.includes('page');
  const kind = isInFront ? 'passing' : answerKind(refused.status, code);
  return {
    kind: part === undefined ? kind : kindInBatch(kind),
    refused,
    code,
    retryAfter: retryAfter(withTimeOf(answer, refused)),
  };
}

/** The headers of a refusal, of which one inside a batch tells no time. */
function withTimeOf(answer: Answer, { headers }: Answer): Headers {
  const all = new Headers([...headers]);
  const date = answer.headers.get('date');
  if (date !== null && !all.has('date')) all.set('date', date);
  return all;
}

/** A change set is executed whole or not at all: one that is answered with a fault left nothing, whatever the fault is. */
const kindInBatch = (kind: AnswerKind): AnswerKind => (kind === 'passing' ? 'rolled-back' : kind);
