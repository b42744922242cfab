import { isTrustFailure } from '../../trust-failure';
import { defineCheck, type Looked } from '../../check';
import { notOkBy } from '../../not-ok';

/** Whether a server is reached at the address of the environment, through the proxy where there is one. */
export const connection = defineCheck({
  name: 'connection',
  needs: ['host'],
  gives: ['server'],
  ask: async (visit): Promise<Looked> => {
    const knock = await visit.knock();
    if ('failure' in knock && !isTrustFailure(knock.failure)) return { finding: notOkBy(knock.failure) };
    const through = visit.proxy === undefined ? 'directly' : `through the proxy ${visit.proxy}`;
    return { finding: { ok: `${visit.settings.dataverseUrl.host} is reached ${through}` }, learnt: { server: true } };
  },
});
