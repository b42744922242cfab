import { contextOf, entitySetOf, isDeletion, replyDefect, withItems } from './rewritten-replies';

export const deletionsByUrl = replyDefect(
  'deletions-by-url',
  'The id of a deletion is the address of the row, as the OData standard has it, and not a bare GUID.',
  reply =>
    withItems(reply, item => {
      const { id } = item;
      if (!isDeletion(item) || typeof id !== 'string') return item;
      const [root = ''] = contextOf(item).split('$metadata#');
      return { ...item, id: `${root}${entitySetOf(item)}(${id})` };
    }),
);
