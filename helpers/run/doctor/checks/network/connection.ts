import { isCertificateCode } from '../../../../dataverse/http/network/certificate-error';
import { networkFailureCode } from '../../../../dataverse/http/network-failure';
import { defineCheck, type Looked } from '../../check';
import { notOkBy } from '../../not-ok';

/** Whether a server is reached at the address of the environment, through the proxy where there is one. */
export const connection = defineCheck({
  name: 'connection',
  needs: ['host', 'route'],
  gives: ['server'],
  ask: async (visit): Promise<Looked> => {
    const knock = await visit.knock();
    // A server was reached when it showed a certificate, trusted or not.
    if ('failure' in knock && !isCertificateCode(networkFailureCode(knock.failure))) {
      return { finding: notOkBy(knock.failure) };
    }
    const through = visit.proxy === undefined ? 'directly' : `through the proxy ${visit.proxy}`;
    return { finding: { ok: `${visit.settings.dataverseUrl.host} is reached ${through}` }, learnt: { server: true } };
  },
});
