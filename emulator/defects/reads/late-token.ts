import { parseChangeToken } from '../../engine/changes/change-token';
import { versionOfChange } from '../changed-version';
import { pageDefect } from '../defect';

export const lateToken = pageDefect(
  'late-token',
  'The last page of a tracked read carries a token of that moment, though rows written since the first page are left out.',
  (page, _request, organization) => {
    const token = page.next?.token ?? page.token;
    if (token === undefined) return page;
    // By its token, a read knows the version at which it began.
    const { version } = parseChangeToken(token);
    return {
      changes: page.changes.filter(change => versionOfChange(change) <= version),
      token: page.next === undefined ? organization.changes.issueToken() : undefined,
    };
  },
);
