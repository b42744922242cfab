import { isDeletion, replyDefect, withItems } from './rewritten-replies';

export const deletionsWithoutId = replyDefect(
  'deletions-without-id',
  'A deletion comes with its context and its reason, and without an id.',
  reply =>
    withItems(reply, item => {
      const { id: _id, ...rest } = item;
      return isDeletion(item) ? rest : item;
    }),
);
