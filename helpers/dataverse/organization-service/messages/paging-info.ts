import { nil, text } from '../soap/elements';
import type { XmlElement } from '../../xml/xml-element';

/** The members of a PagingInfo, in the contract's order. Count 0 and page 0 mean that nothing is asked. */
export const pagingInfoMembers = (paging: {
  count: number;
  page: number;
  cookie?: string | undefined;
}): XmlElement[] => [
  text('a:Count', String(paging.count)),
  text('a:PageNumber', String(paging.page)),
  paging.cookie === undefined ? nil('a:PagingCookie') : text('a:PagingCookie', paging.cookie),
  text('a:ReturnTotalRecordCount', 'false'),
];
