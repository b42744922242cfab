import { ProxyError } from '../../../../dataverse/http/network/proxy-tunnel';
import { causes } from '../../../../dataverse/http/network-failure';
import { defineCheck, type Looked } from '../../check';
import { notOkBy } from '../../not-ok';

/** Whether the proxy, where one is used, leads to the environment. */
export const proxy = defineCheck({
  name: 'proxy',
  needs: ['host'],
  gives: ['route'],
  ask: async (visit): Promise<Looked> => {
    const { proxy: origin, settings } = visit;
    if (origin === undefined) {
      const why = settings.proxy === undefined ? 'none is set' : 'this host is reached without it (NO_PROXY)';
      return { finding: { notAsked: why }, learnt: { route: true } };
    }
    const knock = await visit.knock();
    if ('failure' in knock && causes(knock.failure).some(cause => cause instanceof ProxyError)) {
      return { finding: notOkBy(knock.failure) };
    }
    return { finding: { ok: `${origin} leads there` }, learnt: { route: true } };
  },
});
