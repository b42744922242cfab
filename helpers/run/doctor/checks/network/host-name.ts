import { lookup } from 'node:dns/promises';
import { defineCheck, type Looked } from '../../check';
import { within } from '../../within';

const limit = 3_000;

/** Whether the name in `DATAVERSE_URL` leads to an address. */
export const hostName = defineCheck({
  name: 'host name',
  needs: [],
  gives: ['host'],
  ask: async (visit): Promise<Looked> => {
    const { hostname } = visit.settings.dataverseUrl;
    if (visit.proxy !== undefined) {
      return { finding: { notAsked: `the proxy looks ${hostname} up` }, learnt: { host: true } };
    }
    try {
      const addresses = await within(limit, lookup(hostname.replace(/^\[|\]$/g, ''), { all: true }));
      if (addresses === undefined) return unknownHost(hostname, `no name server answered within ${limit / 1_000} s`);
      const shown = addresses.map(({ address }) => address).join(', ');
      return { finding: { ok: `${hostname} is ${shown}` }, learnt: { host: true } };
    } catch (error) {
      return unknownHost(hostname, error instanceof Error ? error.message : String(error));
    }
  },
});

const unknownHost = (hostname: string, why: string): Looked => ({
  finding: {
    notOk: `${hostname} leads to no address: ${why}.`,
    whatToDo:
      'check the host name in DATAVERSE_URL, and the network connection with its name server (a VPN?). Where only a proxy leads out, set HTTPS_PROXY.',
  },
});
