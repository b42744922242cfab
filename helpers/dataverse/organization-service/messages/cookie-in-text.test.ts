import { expect, test } from '@playwright/test';
import { cookieInText } from './cookie-in-text';

const cookie = '<cookie page="1"><sample_bookid last="{A&B}" first="é" /></cookie>';
const written = '&lt;cookie page="1"&gt;&lt;sample_bookid last="{A&amp;B}" first="&#233;" /&gt;&lt;/cookie&gt;';
const page = (more: string, paging: string) => `${'<c:x/>'.repeat(20_000)}${more}${paging}</b:value></s:Envelope>`;

test('the cookie of a page that leads on is found, and taken as it is meant', () => {
  const paging = `<c:PagingCookie>${written}</c:PagingCookie>`;

  expect(cookieInText(page('<c:MoreRecords>true</c:MoreRecords>', paging))).toBe(cookie);
  expect(cookieInText(page('<MoreRecords>true</MoreRecords>', paging.replaceAll('c:', '')))).toBe(cookie);
});

test('a last page, one without a cookie and one that is damaged lead nowhere', () => {
  const more = '<c:MoreRecords>true</c:MoreRecords>';
  const paging = `<c:PagingCookie>${written}</c:PagingCookie>`;

  expect(cookieInText(page('<c:MoreRecords>false</c:MoreRecords>', paging))).toBeUndefined();
  expect(cookieInText(page(more, '<c:PagingCookie i:nil="true"/>'))).toBeUndefined();
  expect(cookieInText(page(more, '<c:PagingCookie>&nothing;</c:PagingCookie>'))).toBeUndefined();
});
