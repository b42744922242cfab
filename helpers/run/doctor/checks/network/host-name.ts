import { lookup } from 'node:dns/promises';
import type { LookupAddress } from 'node:dns';
import { type Check, defineCheck, type Looked } from '../../check';
import { within } from '../../within';

const limit = 3_000;

type LookUp = (hostname: string) => Promise<readonly LookupAddress[]>;

/**
 * Whether the name in `DATAVERSE_URL` leads to an address. That it has none is an answer. That no name server answered is
 * none: another may, when the first is given up (after five seconds, in most systems), and the connection tells.
 */
export const hostNameBy = (lookUp: LookUp): Check =>
  defineCheck({
    name: 'host name',
    needs: [],
    gives: ['host'],
    ask: async (visit): Promise<Looked> => {
      const { hostname } = visit.settings.dataverseUrl;
      if (visit.proxy !== undefined) return notTold(`the proxy looks ${hostname} up`);
      try {
        const addresses = await within(limit, lookUp(hostname.replace(/^\[|\]$/g, '')));
        if (addresses === undefined) return notTold(`no name server has answered in ${limit / 1_000} s`);
        const shown = addresses.map(({ address }) => address).join(', ');
        return { finding: { ok: `${hostname} is ${shown}` }, learnt: { host: true } };
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        const isAnswer = 'code' in error && error.code === 'ENOTFOUND';
        return isAnswer ? unknownHost(hostname, error.message) : notTold(`no name server answers: ${error.message}`);
      }
    },
  });

export const hostName = hostNameBy(hostname => lookup(hostname, { all: true }));

const notTold = (notAsked: string): Looked => ({ finding: { notAsked }, learnt: { host: true } });

const unknownHost = (hostname: string, why: string): Looked => ({
  finding: {
    notOk: `${hostname} leads to no address: ${why}.`,
    whatToDo:
      'check the host name in DATAVERSE_URL, and the network connection with its name server (a VPN?). Where only a proxy leads out, set HTTPS_PROXY.',
  },
});
