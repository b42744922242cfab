import { type DataverseFault, invalidArgument } from '../../../engine/dataverse-fault';
import { bare, xmlNameText } from '../../../xml/xml-name';
import { parseXml } from '../../../xml/parse-xml';
import { element, writeXml } from '../../../xml/write-xml';

/** Where a paged read goes on, by name, in its own words: the service keeps nothing between pages. */
export type PagingCookie = {
  /** Of the page that was answered with it. */
  readonly page: number;
  readonly state: ReadonlyMap<string, string>;
};

const limits = { depth: 2, elements: 50, attributes: 8, attributeLength: 16_384, processingInstructions: false };
const malformedPagingCookie = (): DataverseFault =>
  invalidArgument('The PagingCookie is malformed. Send the one of the page before as it was received.');

/** `<cookie page="1"><name last="…"/></cookie>`, the shape of Dataverse's own for queries. */
export function formatPagingCookie({ page, state }: PagingCookie): string {
  const members = [...state].map(([name, last]) => ({ ...element(bare(name)), attributes: { last } }));
  const xml = writeXml({ ...element(bare('cookie'), ...members), attributes: { page: String(page) } });
  return xml.replace(/ xmlns:\w+="[^"]*"/g, '');
}

/** Throws for anything that {@link formatPagingCookie} did not write. */
export function parsePagingCookie(text: string): PagingCookie {
  const root = tryParsePagingCookie(text);
  const page = Number(root.attribute(bare('page')));
  if (xmlNameText(root.name) !== 'cookie' || !Number.isInteger(page) || page < 1) throw malformedPagingCookie();
  const state = new Map<string, string>();
  for (const child of root.children) {
    const last = child.attribute(bare('last'));
    if (last === undefined) throw malformedPagingCookie();
    state.set(xmlNameText(child.name), last);
  }
  return { page, state };
}

function tryParsePagingCookie(text: string) {
  try {
    return parseXml(text, limits);
  } catch {
    throw malformedPagingCookie();
  }
}
