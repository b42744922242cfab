/**
 * What an answer says of its request. `stands`: it is the answer, success or refusal. `throttled`: it was turned away
 * before it began. `rolled-back`: it began, and nothing of it is left. `passing`: the environment failed in a moment,
 * and nobody knows whether it was executed.
 */
export type AnswerKind = 'stands' | 'throttled' | 'rolled-back' | 'passing';

/**
 * Service protection limits: number of requests, execution time, concurrent requests. The Web API says 429 with them,
 * the Organization Service sends a fault (https://learn.microsoft.com/power-apps/developer/data-platform/api-limits).
 */
const throttleCodes: ReadonlySet<string> = new Set(['0x80072322', '0x80072321', '0x80072326']);

/** The victim of a deadlock. */
const sqlDeadlock = '0x80044150';

/** https://learn.microsoft.com/troubleshoot/power-platform/power-apps/dataverse/bulk-operation-errors, and recorded by users. */
const passingCodes: ReadonlySet<string> = new Set([
  '0x80044151', // SQL time-out
  '0x80040255', // the transaction was rolled back by a deadlock that something swallowed
  '0x80048543', // time-out while an import runs
  '0x8004a001', // "The server is busy and the request was not completed."
  '0x80097376', // bad gateway
  '0x80072031', // status unknown
]);

/** "An unexpected error occurred." */
const unexpectedError = '0x80040216';

/** What an answer of the Web API, a gateway or an identity provider says, by its status and the error code in its body. */
export function answerKind(status: number, code = ''): AnswerKind {
  if (status < 400) return 'stands';
  const kind = kindOfCode(code.toLowerCase());
  if (kind !== 'stands') return kind;
  if (status === 429) return 'throttled';
  // 501: the environment has no such operation or version.
  return status === 408 || (status >= 500 && status !== 501) ? 'passing' : 'stands';
}

/** The same of a SOAP fault. Its status is 500 whatever happened: the code alone decides, and a fault without one tells nothing. */
export const faultKind = (code: string): AnswerKind =>
  code === '' || code === unexpectedError ? 'passing' : kindOfCode(code);

function kindOfCode(code: string): AnswerKind {
  if (throttleCodes.has(code)) return 'throttled';
  if (code === sqlDeadlock) return 'rolled-back';
  return passingCodes.has(code) ? 'passing' : 'stands';
}
