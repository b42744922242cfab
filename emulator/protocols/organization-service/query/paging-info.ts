import { type DataverseFault, invalidArgument } from '../../../engine/dataverse-fault';
import { pageSizeFor } from '../../../query/page-size';
import { type PagingCookie, parsePagingCookie } from '../../../query/paging-cookie';
import { contracts } from '../xml/names';
import { type XmlElement } from '../../../xml/xml-element';

/** Which page of a query is asked for, and how large its pages are. https://learn.microsoft.com/dotnet/api/microsoft.xrm.sdk.query.paginginfo */
export type PagingInfo = {
  /** As wished for; undefined when it was not. */
  readonly count: number | undefined;
  /** Of each page. */
  readonly size: number;
  /** From 1. A page that has a cookie and no number is the one behind the cookie's: not all clients count them. */
  readonly page: number;
  readonly cookie: PagingCookie | undefined;
  readonly countsAll: boolean;
};

/** Reads a PagingInfo; zero means not set. Throws for a cookie that no page came with, unless the first page is asked for. */
export function readPagingInfo(info: XmlElement | undefined): PagingInfo {
  const count = readPagingNumber(info, 'Count') || undefined;
  const named = readPagingNumber(info, 'PageNumber') || undefined;
  const cookieText = info?.trimmedTextOf(contracts('PagingCookie'));
  const cookie = cookieText === undefined || named === 1 ? undefined : parsePagingCookie(cookieText);
  if (cookieText !== undefined && named !== 1 && cookie === undefined) throw malformedPagingCookie();
  const countsAll = info?.flag(contracts('ReturnTotalRecordCount')) === true;
  const page = named ?? (cookie === undefined ? 1 : cookie.page + 1);
  return { count, size: pageSizeFor(count), page, cookie, countsAll };
}

const malformedPagingCookie = (): DataverseFault =>
  invalidArgument('The PagingCookie is malformed. Send the one of the page before as it was received.');

function readPagingNumber(info: XmlElement | undefined, name: string): number {
  const text = info?.textOf(contracts(name))?.trim() ?? '0';
  if (!/^\d{1,9}$/.test(text)) throw invalidArgument(`The ${name} of a PagingInfo is not a number from 0: '${text}'.`);
  return Number(text);
}
