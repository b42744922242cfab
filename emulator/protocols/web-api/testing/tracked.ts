import { type Answer, type Send } from './api';

export const select = '$select=sample_name,sample_bookcode';
export const track = { prefer: 'odata.track-changes' };

export type Page = {
  '@odata.context': string;
  '@odata.count'?: number;
  '@odata.deltaLink'?: string;
  '@odata.nextLink'?: string;
  value: Record<string, unknown>[];
};

export const pageOf = ({ body }: Answer): Page => body as Page;
export const linkOf = (answer: Answer): string => pageOf(answer)['@odata.deltaLink'] ?? '';
export const namesOf = (answer: Answer): unknown[] =>
  pageOf(answer).value.map(row => row['sample_name'] ?? row['reason']);

export const baseline = (send: Send, query = `?${select}`): Promise<Answer> =>
  send('GET', `sample_books${query}`, { headers: track });

/** Follows next links to the end. */
export async function walk(send: Send, first: Answer, headers: Record<string, string>): Promise<Page[]> {
  const pages = [pageOf(first)];
  for (;;) {
    const next = pages.at(-1)?.['@odata.nextLink'];
    if (next === undefined) return pages;
    pages.push(pageOf(await send('GET', next, { headers })));
  }
}
