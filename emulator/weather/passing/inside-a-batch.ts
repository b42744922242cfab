import { passing } from './passing';

const boundary = 'batchresponse_2f0c2ad4-31f4-4f3b-8d0a-0c7d1c1f6a55';

/** Documented code and text of a service protection limit. */
const error = {
  code: '0x80072322',
  message: 'Number of requests exceeded the limit of 6000 over time window of 300 seconds.',
};

/** That a limit which is reached inside a batch is told inside of it is inferred from the form of batches, which is documented. */
export const throttledInsideBatch = passing({
  name: 'one-429-inside-a-batch',
  description: 'The first $batch is answered with 200, and with a 429 for the change set in it.',
  protocols: ['Web API'],
  ends: 'supported',
  meets: ({ isSoap, url }) => !isSoap && url.endsWith('/$batch'),
  answer: () =>
    new Response(
      [
        `--${boundary}`,
        'Content-Type: application/http',
        'Content-Transfer-Encoding: binary',
        '',
        'HTTP/1.1 429 Too Many Requests',
        'Content-Type: application/json; odata.metadata=minimal',
        'Retry-After: 1',
        '',
        JSON.stringify({ error }),
        `--${boundary}--`,
        '',
      ].join('\r\n'),
      { status: 200, headers: { 'content-type': `multipart/mixed; boundary=${boundary}` } },
    ),
});
