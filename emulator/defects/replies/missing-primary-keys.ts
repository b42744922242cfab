import { contextOf, entitySetOf, isDeletion, replyDefect, withItems } from './rewritten-replies';

export const missingPrimaryKeys = replyDefect(
  'missing-primary-keys',
  'The rows of a delta carry the selected columns, and not the primary key.',
  (reply, _request, { organization }) =>
    withItems(reply, (item, page) => {
      if (isDeletion(item) || !contextOf(page).endsWith('/$delta')) return item;
      const primaryKey = organization.tables.byEntitySet(entitySetOf(page))?.primaryIdColumn;
      return Object.fromEntries(Object.entries(item).filter(([name]) => name !== primaryKey));
    }),
);
