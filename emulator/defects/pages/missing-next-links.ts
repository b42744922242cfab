import { pageDefect } from '../defect';

export const missingNextLinks = pageDefect(
  'missing-next-links',
  'A page that is not the last one comes without what leads to the next, and without a token.',
  () => ({ next: undefined }),
);
