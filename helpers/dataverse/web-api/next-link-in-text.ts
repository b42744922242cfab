import { inEnds } from '../http/pages/in-ends';

/** In a string the first quote would stand behind a backslash. */
const nextLink = /[,{]\s*"@odata\.nextLink"\s*:\s*("(?:[^"\\]|\\.)*")/;

/** The next link in the text of a page, as it seems without parsing the page. */
export function nextLinkInText(text: string): string | undefined {
  const link = inEnds(text, nextLink);
  try {
    return link === undefined ? undefined : String(JSON.parse(link));
  } catch {
    return undefined;
  }
}
