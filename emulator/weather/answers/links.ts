import { type Variation } from '../variation';
import { rewritten } from './rewritten';

const links = /("@odata\.(?:nextLink|deltaLink)":")(https:\/\/)([^/"]+)/g;

/** An environment answers under two names; that links come on the other one is claimed in a review alone. */
export const linksUnderAnotherName: Variation = {
  name: 'links-under-another-name',
  description: 'Next links and delta links name the environment by its other name.',
  protocols: ['Web API'],
  ends: 'inconclusive',
  start: () => rewritten(({ text }) => text.replace(links, '$1$2api.$3')),
};

/** Recorded nowhere: servers behind a proxy that ends TLS are known to make such links. */
export const linksWithHttp: Variation = {
  name: 'links-with-http',
  description: 'Next links and delta links begin with http.',
  protocols: ['Web API'],
  ends: 'inconclusive',
  start: () => rewritten(({ text }) => text.replace(links, '$1http://$3')),
};
