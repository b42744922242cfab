import { bothProtocols } from '../../defects/defect';
import { type View } from '../../defects/served';
import { ODataError } from '../../protocols/web-api/front/response/odata-error';
import { type Operation } from '../../protocols/web-api/front/operation';
import { withoutKeys } from '../../defects/keys/unusable-keys';
import { withView } from '../../defects/stand-in';
import { type Variation } from '../variation';
import { newKeys } from './newcomers';

/**
 * Recorded: 400 0x80060888 "The key in the request URI is not valid for resource …", once in 829 calls and after imports. The answer of the
 * Organization Service, 0x80060890, is that for a key that is not there, which is inferred.
 */
export const coldKeys: Variation = {
  name: 'cold-keys',
  description: 'For some seconds after the index of an alternate key became active, no row can be addressed by it.',
  protocols: bothProtocols,
  ends: 'supported',
  start: () => withView(withoutNewKeys()),
};

/** Recorded of the same moment, with the same text. */
export const coldKeysAsSyntax: Variation = {
  name: 'cold-keys-as-syntax',
  description: 'As cold-keys, and the Web API calls it a fault of syntax: 0x8006088a.',
  protocols: ['Web API'],
  ends: 'supported',
  start: () => served => {
    const cold = withView(withoutNewKeys())(served);
    return { ...cold, webApi: cold.webApi.map(asSyntax) };
  },
};

const asSyntax = (operation: Operation): Operation => ({
  ...operation,
  handle: (...request) => {
    try {
      const answer = operation.handle(...request);
      return answer instanceof Promise ? answer.catch(rethrow) : answer;
    } catch (error) {
      return rethrow(error);
    }
  },
});

function rethrow(error: unknown): never {
  if (!(error instanceof ODataError) || !error.message.startsWith('The key in the request URI')) throw error;
  throw new ODataError(error.status, '0x8006088a', error.message);
}

function withoutNewKeys(): View {
  const coldIn = newKeys();
  return organization => {
    const isCold = coldIn(organization);
    return withoutKeys(organization, ({ metadataId }) => isCold(metadataId));
  };
}
