import { contextOf, replyDefect, withPage } from './rewritten-replies';

export const contextOfAnotherSet = replyDefect(
  'context-of-another-set',
  'The context of a first tracked read names another entity set.',
  reply =>
    withPage(reply, page => {
      const context = contextOf(page);
      if (context.endsWith('/$delta')) return page;
      return { ...page, '@odata.context': context.replace(/#[^(]+/, '#systemusers') };
    }),
);
