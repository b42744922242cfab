import { beginningOf, harmless } from '../harmless';
import { readJson } from '../http/read-json';
import { redactText } from '../http/redact';
import type { Answer } from '../http/request';

/** A refusal in the Web API's words. */
export type ODataError = {
  /** `0x…`; empty when the reply carries none. */
  readonly code: string;
  readonly detail: string;
};

const longestDetail = 600;

/**
 * Reads the body of a refusal: `{"error":{"code","message"}}`
 * (https://learn.microsoft.com/power-apps/developer/data-platform/webapi/compose-http-requests-handle-errors), the
 * `{"Message"}` of its routing layer, or whatever a gateway in front of it wrote.
 */
export function parseODataError(text: string): ODataError {
  const body = parsedJson(text);
  const error = property(body, 'error');
  const code = property(error, 'code');
  const message =
    property(error, 'message') ?? property(body, 'Message') ?? property(body, 'error_description') ?? error;
  return {
    code: typeof code === 'string' && /^[\w.:-]{1,100}$/.test(code) ? code : '',
    detail: typeof message === 'string' && message.trim() !== '' ? cut(message) : describeText(text),
  };
}

/**
 * Whether a refusal is none of the Web API's: a page for people, which something in front of it wrote. Who is not let in
 * (401, 403) may be told so by whoever keeps the door.
 */
export const isPage = ({ status, headers }: Answer): boolean =>
  status >= 400 && status < 500 && !whoAsks.has(status) && /html/i.test(headers.get('content-type') ?? '');

const whoAsks: ReadonlySet<number> = new Set([401, 403, 429]);

function parsedJson(text: string): unknown {
  try {
    return readJson(text);
  } catch {
    return undefined;
  }
}

function property(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

function describeText(text: string): string {
  if (text.trim() === '') return 'the reply has no body';
  const title = /<title[^<>]*>([^<]*)<\/title>/i.exec(text)?.[1]?.trim();
  if (title !== undefined && title !== '') return cut(`an HTML page titled "${title}"`);
  return cut(text);
}

function cut(text: string): string {
  const line = harmless(redactText(text).replace(/\s+/g, ' ').trim());
  return line.length <= longestDetail ? line : `${beginningOf(line, longestDetail)}…`;
}
