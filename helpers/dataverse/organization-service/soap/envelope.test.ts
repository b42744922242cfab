import { expect, test } from '@playwright/test';
import { UnexpectedReplyError } from '../../errors';
import { readExecuteResponse, readSoapBody } from './envelope';
import { goldenText } from '../testing/golden';

const soap = 'http://schemas.xmlsoap.org/soap/envelope/';
const services = 'http://schemas.microsoft.com/xrm/2011/Contracts/Services';

function refused(text: string): string {
  try {
    readExecuteResponse(text);
  } catch (error) {
    expect(error).toBeInstanceOf(UnexpectedReplyError);
    return error instanceof Error ? error.message : '';
  }
  return 'it was read';
}

test('a truncated envelope is refused wherever it ends', () => {
  const whole = goldenText('res-delta').trim();

  for (let end = 0; end < whole.length; end += 97) expect(refused(whole.slice(0, end))).toContain('cannot be read');
});

test('what is not XML is refused: JSON, a sign-in page, nothing', () => {
  for (const text of ['{"error":{}}', '<html><body>Sign in<br></body></html>', '', 'plain', '<a></b>', '<a/><b/>']) {
    expect(refused(text)).toContain('What to do: open the exchange in the report');
  }
});

test('a reply of too much XML is told with what makes it less', () => {
  const read = (most: { elements: number; attributes: number }) => () => readSoapBody(goldenText('res-delta'), most);

  expect(read({ elements: 1_000, attributes: 1_000 })).not.toThrow();
  expect(read({ elements: 3, attributes: 1_000 })).toThrow('What to do: set a smaller PAGE_SIZE');
  expect(read({ elements: 1_000, attributes: 3 })).toThrow('What to do: set a smaller PAGE_SIZE');
});

test('an envelope in the wrong namespaces is refused by the name of what is missing', () => {
  const soap12 = goldenText('res-delta').replaceAll(soap, 'http://www.w3.org/2003/05/soap-envelope');
  const otherServices = goldenText('res-delta').replaceAll(services, 'http://schemas.microsoft.com/xrm/2099/Services');

  expect(refused(soap12)).toContain('<Envelope> of http://www.w3.org/2003/05/soap-envelope and no SOAP envelope');
  expect(refused(otherServices)).toContain(`<Body> without <ExecuteResponse> of ${services}`);
});
