import { replyDefect, withPage } from './rewritten-replies';

const foreign = (link: unknown): string =>
  (typeof link === 'string' ? link : '').replace(/^https:\/\/[^/]+/, 'https://elsewhere.example');

/** A defect in which links of this name lead to another host. */
const foreignLinks = (name: string, description: string, link: '@odata.nextLink' | '@odata.deltaLink') =>
  replyDefect(name, description, reply =>
    withPage(reply, page => (link in page ? { ...page, [link]: foreign(page[link]) } : page)),
  );

export const foreignDeltaLinks = foreignLinks(
  'foreign-delta-links',
  'Delta links lead to another host.',
  '@odata.deltaLink',
);

export const foreignNextLinks = foreignLinks(
  'foreign-next-links',
  'Next links of tracked reads lead to another host.',
  '@odata.nextLink',
);
