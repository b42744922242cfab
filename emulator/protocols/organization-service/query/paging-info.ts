import { invalidArgument } from '../../../engine/dataverse-fault';
import { type PagingCookie, parsePagingCookie } from './paging-cookie';
import { contracts } from '../xml/names';
import { type XmlElement } from '../../../xml/xml-element';

/** Dataverse's default and greatest page. https://learn.microsoft.com/power-apps/developer/data-platform/org-service/page-large-result-sets-with-queryexpression */
const largestPage = 5_000;

export type PagingInfo = {
  /** A greater wish is ignored, as Dataverse does; undefined when none was made. */
  readonly count: number | undefined;
  readonly size: number;
  /** From 1. */
  readonly page: number;
  readonly cookie: PagingCookie | undefined;
  readonly countsAll: boolean;
};

/** Reads a PagingInfo; zero means not set. Throws when the cookie is not the one of the page before. */
export function readPagingInfo(info: XmlElement | undefined): PagingInfo {
  const count = numberOf(info, 'Count');
  const page = Math.max(numberOf(info, 'PageNumber'), 1);
  const cookieText = info?.textOf(contracts('PagingCookie'))?.trim() ?? '';
  const cookie = cookieText === '' || page === 1 ? undefined : parsePagingCookie(cookieText);
  if (cookie !== undefined && cookie.page !== page - 1) {
    throw invalidArgument(
      `The PagingCookie is the one of page ${cookie.page}; page ${page} needs that of ${page - 1}.`,
    );
  }
  const countsAll = ['true', '1'].includes(info?.textOf(contracts('ReturnTotalRecordCount'))?.trim() ?? '');
  const size = count === 0 ? largestPage : Math.min(count, largestPage);
  return { count: count === 0 ? undefined : count, size, page, cookie, countsAll };
}

function numberOf(info: XmlElement | undefined, name: string): number {
  const text = info?.textOf(contracts(name))?.trim() ?? '0';
  if (!/^\d{1,9}$/.test(text)) throw invalidArgument(`The ${name} of a PagingInfo is no number from 0: '${text}'.`);
  return Number(text);
}
