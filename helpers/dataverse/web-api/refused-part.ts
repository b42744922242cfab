import type { Answer } from '../http/request';

/** A part of a `$batch` answer: status, headers, an empty line, and the body up to the next boundary. */
const part = /^HTTP\/1\.1 (\d{3})[^\r\n]*\r?\n((?:[^\r\n]+\r?\n)*)\r?\n([\s\S]*?)(?=\r?\n--)/gm;

/**
 * The refusal inside the answer to a `$batch` request, as if it had come by itself; undefined when no part is one. The batch
 * itself is answered with 200 then: what came of a change set stands in its part.
 *
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/execute-batch-operations-using-web-api#example
 */
export function refusedPart({ headers, text }: Answer): Answer | undefined {
  if (headers.get('content-type')?.toLowerCase().startsWith('multipart/mixed') !== true) return undefined;
  for (const [, digits, lines = '', body = ''] of text.matchAll(part)) {
    const status = Number(digits);
    if (status >= 400) return { status, headers: headersIn(lines), text: body };
  }
  return undefined;
}

function headersIn(lines: string): Headers {
  const pairs = lines.split(/\r?\n/).map(line => /^([\w-]+):\s*(.*)$/.exec(line));
  return new Headers(pairs.flatMap(pair => (pair === null ? [] : [[pair[1] ?? '', pair[2] ?? '']])));
}
