import { badODataRequest } from '../response/odata-error';

type Multipart = {
  readonly parts: readonly string[];
  /** What follows the closing delimiter. */
  readonly epilogue: string;
};

/** A part, or a request within one: header lines, an empty line, content. */
export type HeadedText = { readonly headers: Headers; readonly content: string };

/**
 * The boundary of a `multipart/mixed` content type, undefined for every other type. Throws 400 without a boundary.
 */
export function multipartBoundaryOf(contentType: string): string | undefined {
  if (!/^\s*multipart\/mixed\s*(?:;|$)/i.test(contentType)) return undefined;
  const [, quoted, plain] = /;\s*boundary\s*=\s*(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) throw badODataRequest(`The content type '${contentType}' has no boundary.`);
  return boundary;
}

/**
 * Splits a multipart text at its delimiter lines, which end in CRLF or LF. What stands before the first one is dropped.
 * Throws 400 when the closing delimiter is missing.
 */
export function splitMultipart(text: string, boundary: string): Multipart {
  const parts: string[] = [];
  let contentStart: number | undefined;
  for (const { start, end, isClosing } of multipartDelimiterLines(text, `--${boundary}`)) {
    if (contentStart !== undefined) parts.push(partWithoutLastLineBreak(text.slice(contentStart, start)));
    if (isClosing) return { parts, epilogue: text.slice(end) };
    contentStart = end;
  }
  throw badODataRequest(`The multipart content has no closing delimiter '--${boundary}--'.`);
}

type DelimiterLine = {
  readonly start: number;
  /** Behind the line break; of a closing delimiter behind its hyphens. */
  readonly end: number;
  readonly isClosing: boolean;
};

function* multipartDelimiterLines(text: string, delimiter: string): Generator<DelimiterLine, void, undefined> {
  const closing = /--(?=[ \t]*(?:\r?\n|$))/y;
  const opening = /[ \t]*\r?\n/y;
  for (let start = text.indexOf(delimiter); start >= 0; start = text.indexOf(delimiter, start + delimiter.length)) {
    if (start > 0 && text[start - 1] !== '\n') continue;
    closing.lastIndex = opening.lastIndex = start + delimiter.length;
    if (closing.test(text)) yield { start, end: closing.lastIndex, isClosing: true };
    else if (opening.test(text)) yield { start, end: opening.lastIndex, isClosing: false };
  }
}

/** The line break before a delimiter belongs to the delimiter. */
const partWithoutLastLineBreak = (text: string): string => text.replace(/\r?\n$/, '');

/** Reads header lines up to an empty line, or to the end. Throws 400 for a line that is not a header. */
export function readHeadedPart(text: string): HeadedText {
  const headers = new Headers();
  const lines = /([^\r\n]*)(?:\r?\n|$)/y;
  while (lines.lastIndex < text.length) {
    const line = lines.exec(text)?.[1];
    if (line === undefined || line === '') break;
    setPartHeader(headers, line);
  }
  return { headers, content: text.slice(lines.lastIndex) };
}

/** The last of several headers with one name counts. */
function setPartHeader(headers: Headers, line: string): void {
  const colon = line.indexOf(':');
  try {
    headers.set(line.slice(0, Math.max(colon, 0)).trim(), line.slice(colon + 1).trim());
  } catch {
    throw badODataRequest(`'${line.slice(0, 100)}' is not a header of a batch part.`);
  }
}
