import { escapeXmlAttribute, withoutXmlControls } from '../xml/markup';
import { parseXml } from '../xml/parse-xml';
import { type XmlElement } from '../xml/xml-element';
import { bare, xmlNameText } from '../xml/xml-name';
import { type PageEnds } from './paging-state';

/** Where a paged read goes on, by name: the service keeps nothing between pages. */
export type PagingCookie = {
  /** Of the page that was answered with it. */
  readonly page: number;
  readonly state: ReadonlyMap<string, PageEnds>;
};

const limits = { depth: 2, elements: 50, attributes: 8, attributeLength: 16_384, processingInstructions: false };

/**
 * `<cookie page="1"><name last="…" first="…" /></cookie>`, with `lastnull="1" firstnull="1"` for no value: the form that
 * Microsoft's SDK parses and sends back.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/page-results
 */
export function formatPagingCookie({ page, state }: PagingCookie): string {
  const members = Array.from(
    state,
    ([name, { last, first }]) => `<${name}${end('last', last)}${end('first', first)} />`,
  );
  return `<cookie page="${page}">${members.join('')}</cookie>`;
}

function end(name: string, value: string | null | undefined): string {
  if (value === undefined) return '';
  return value === null ? ` ${name}null="1"` : ` ${name}="${escapeXmlAttribute(withoutXmlControls(value))}"`;
}

/** Reads what {@link formatPagingCookie} wrote, also when a client wrote it anew; undefined for anything else. */
export function parsePagingCookie(text: string): PagingCookie | undefined {
  const root = tryParsePagingCookie(text);
  const page = Number(root?.attribute('page'));
  if (root === undefined || xmlNameText(root.name) !== 'cookie' || !Number.isSafeInteger(page) || page < 1) {
    return undefined;
  }
  const state = new Map<string, PageEnds>();
  for (const child of root.children) {
    const last = readEnd(child, 'last');
    const first = readEnd(child, 'first');
    if (last === undefined) return undefined;
    state.set(xmlNameText(child.name), { last, ...(first !== undefined && { first }) });
  }
  return { page, state };
}

const readEnd = (element: XmlElement, name: string): string | null | undefined =>
  element.attribute(bare(name)) ?? (element.attribute(bare(`${name}null`)) === '1' ? null : undefined);

function tryParsePagingCookie(text: string): XmlElement | undefined {
  try {
    return parseXml(text, limits);
  } catch {
    return undefined;
  }
}
