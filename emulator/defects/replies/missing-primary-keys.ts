import { contextOf, isDeletion, replyDefect, withItems } from './rewritten-replies';

export const missingPrimaryKeys = replyDefect(
  'missing-primary-keys',
  'The rows of a delta carry the selected columns, and not the primary key.',
  reply =>
    withItems(reply, (item, page) => {
      if (isDeletion(item) || !contextOf(page).endsWith('/$delta')) return item;
      const { sample_bookid: _id, ...rest } = item;
      return rest;
    }),
);
