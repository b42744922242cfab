import { bothProtocols } from '../../defects/defect';
import { DataverseFault } from '../../engine/dataverse-fault';
import { renderSoapThrottling } from '../../protocols/organization-service/organization-service';
import { renderODataRefusal } from '../../protocols/web-api/web-api';
import { type Asked, passing, readsChanges } from './passing';

/** Seconds. Real ones can be as long as the window of 300 s; short, so that a proof is quick. */
const retryAfter = 5;

/** Documented code and text, with the documented defaults in it. */
const throttled = new DataverseFault(
  429,
  0x80072322,
  'Number of requests exceeded the limit of 6000 over time window of 300 seconds.',
);

export const longRetryAfter = passing({
  name: 'long-retry-after',
  description: 'The first read of changes is throttled, with a long Retry-After.',
  protocols: bothProtocols,
  ends: 'supported',
  meets: readsChanges,
  answer: answerTo,
});

function answerTo({ isSoap }: Asked): Response {
  const answer = isSoap ? renderSoapThrottling(throttled, retryAfter, Date.now()) : renderODataRefusal(throttled);
  answer.headers.set('retry-after', String(retryAfter));
  return answer;
}
