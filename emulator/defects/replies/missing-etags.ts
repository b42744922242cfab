import { replyDefect, withItems } from './rewritten-replies';

export const missingEtags = replyDefect('missing-etags', 'The rows of a tracked read carry no @odata.etag.', reply =>
  withItems(reply, ({ '@odata.etag': _etag, ...item }) => item),
);
