import { entitySetOf, isDeletion, replyDefect, withItems } from './rewritten-replies';

export const deletionsInAnotherForm = replyDefect(
  'deletions-in-another-form',
  'A deletion comes as OData 4.01 has it: @removed beside @id, in place of a context, an id and a reason.',
  reply =>
    withItems(reply, item => {
      const { id, reason = 'deleted' } = item;
      return isDeletion(item)
        ? { '@removed': { reason }, '@id': `${entitySetOf(item)}(${typeof id === 'string' ? id : ''})` }
        : item;
    }),
);
