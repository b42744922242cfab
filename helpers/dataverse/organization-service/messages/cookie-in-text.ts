import { inEnds } from '../../http/pages/in-ends';
import { readXml } from '../../xml/read-xml';

const moreRecords = /<(?:\w+:)?MoreRecords>(true)<\//;
const pagingCookie = /<(?:\w+:)?PagingCookie>([^<]+)<\//;

/** The cookie that leads on in the text of a page, as it seems without parsing the page. */
export function cookieInText(text: string): string | undefined {
  const cookie = inEnds(text, moreRecords) && inEnds(text, pagingCookie);
  try {
    return cookie && readXml(`<cookie>${cookie}</cookie>`).text;
  } catch {
    return undefined;
  }
}
