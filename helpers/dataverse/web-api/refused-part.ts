import type { Answer } from '../http/request';

/** A line that parts a `$batch` answer, or the answer to a change set in it. */
const boundary = /\r?\n--[^\r\n]*/;

/** The first line of an answer in a part. */
const statusLine = /^HTTP\/1\.1 (\d{3})[^\r\n\u2028\u2029]*\r?\n/m;

/** What ends the headers, where there are any. */
const emptyLine = /(?:^|\r?\n)\r?\n/;

/**
 * The refusal inside the answer to a `$batch` request, as if it had come by itself; undefined when no part is one. The batch
 * itself is answered with 200 then: what came of a change set stands in its part.
 *
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/execute-batch-operations-using-web-api#example
 */
export function refusedPart({ headers, text }: Answer): Answer | undefined {
  if (headers.get('content-type')?.toLowerCase().startsWith('multipart/mixed') !== true) return undefined;
  for (const part of text.split(boundary)) {
    const answer = answerIn(part);
    if (answer !== undefined && answer.status >= 400) return answer;
  }
  return undefined;
}

/** Status, headers, an empty line and the body, behind the part's own headers. */
function answerIn(part: string): Answer | undefined {
  const found = statusLine.exec(part);
  if (found === null) return undefined;
  const said = part.slice(found.index + found[0].length);
  const end = emptyLine.exec(said);
  const lines = end === null ? said : said.slice(0, end.index);
  const text = end === null ? '' : said.slice(end.index + end[0].length);
  return { status: Number(found[1]), headers: headersIn(lines), text };
}

/** What is no header, by its name or by its value, is left out. */
function headersIn(lines: string): Headers {
  const headers = new Headers();
  for (const line of lines.split(/\r?\n/)) {
    const [, name, value = ''] = /^([\w-]+):([^]*)$/.exec(line) ?? [];
    if (name !== undefined && isHeaderValue(value)) headers.append(name, value);
  }
  return headers;
}

/** `Headers` throws for any other: https://fetch.spec.whatwg.org/#header-value */
const isHeaderValue = (value: string): boolean => /^[\t\u0020-\u007e\u0080-\u00ff]*$/.test(value);
