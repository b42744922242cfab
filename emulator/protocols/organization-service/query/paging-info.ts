import { invalidArgument } from '../../../engine/dataverse-fault';
import { pageSizeFor } from '../../../query/page-size';
import { type PagingCookie, parsePagingCookie } from './paging-cookie';
import { contracts } from '../xml/names';
import { type XmlElement } from '../../../xml/xml-element';

export type PagingInfo = {
  /** As wished for; undefined when it was not. */
  readonly count: number | undefined;
  /** Of each page. */
  readonly size: number;
  /** From 1. */
  readonly page: number;
  readonly cookie: PagingCookie | undefined;
  readonly countsAll: boolean;
};

/** Reads a PagingInfo; zero means not set. Throws when the cookie is not the one of the page before. */
export function readPagingInfo(info: XmlElement | undefined): PagingInfo {
  const count = readPagingNumber(info, 'Count') || undefined;
  const page = Math.max(readPagingNumber(info, 'PageNumber'), 1);
  const cookieText = info?.trimmedTextOf(contracts('PagingCookie'));
  const cookie = cookieText === undefined || page === 1 ? undefined : parsePagingCookie(cookieText);
  if (cookie !== undefined && cookie.page !== page - 1) {
    throw invalidArgument(
      `The PagingCookie is the one of page ${cookie.page}; page ${page} needs that of ${page - 1}.`,
    );
  }
  const countsAll = info?.flag(contracts('ReturnTotalRecordCount')) === true;
  return { count, size: pageSizeFor(count), page, cookie, countsAll };
}

function readPagingNumber(info: XmlElement | undefined, name: string): number {
  const text = info?.textOf(contracts(name))?.trim() ?? '0';
  if (!/^\d{1,9}$/.test(text)) throw invalidArgument(`The ${name} of a PagingInfo is not a number from 0: '${text}'.`);
  return Number(text);
}
