import { replyDefect } from './rewritten-replies';

export const unacknowledgedTracking = replyDefect(
  'unacknowledged-tracking',
  'A tracked read is answered without Preference-Applied.',
  ({ headers: { 'preference-applied': _applied, ...headers }, ...reply }) => ({ ...reply, headers }),
);
