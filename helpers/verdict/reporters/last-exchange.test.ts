import { expect, test } from '@playwright/test';
import type { TestStep } from '@playwright/test/reporter';
import type { Exchange } from '../../dataverse/http/exchange';
import { asHttpExchange, exchangeContentType } from '../exchanges/http-exchange';
import { lastExchange } from './last-exchange';

type Part = Pick<TestStep, 'attachments' | 'steps'> & { readonly error?: { message: string } };

const exchange = (method: string, url: string, answer: Partial<Exchange> = { error: 'gone' }): Part => {
  const asked = { method, url, attempt: 1, durationMs: 12, request: { headers: {} } };
  const body = JSON.stringify(asHttpExchange({ ...asked, ...answer }, () => ''));
  return {
    attachments: [{ name: 'an exchange', contentType: exchangeContentType, body: Buffer.from(body) }],
    steps: [],
  };
};
const asked = (line: string): string => `${line}\n\n\nno answer: gone`;
const failure = (steps: Part[] = []): Part => ({ attachments: [], error: { message: 'no' }, steps: asSteps(steps) });

// Only these three properties of a step are read.
const asSteps = (parts: Part[]): TestStep[] => parts as unknown as TestStep[];

const last = (parts: Part[], status: 'failed' | 'passed' = 'failed') => lastExchange({ status, steps: asSteps(parts) });

test('the exchange before the failure is told, and not that of the clean-up after it', () => {
  expect(last([exchange('GET', 'first'), exchange('GET', 'second'), failure(), exchange('DELETE', 'row')])).toBe(
    asked('GET second'),
  );
});

test('the exchange inside a step that failed is told', () => {
  expect(last([exchange('GET', 'first'), failure([exchange('PATCH', 'refused')])])).toBe(asked('PATCH refused'));
});

test('headers that tell a reader nothing are left out', () => {
  const request = { headers: { prefer: 'odata.track-changes', 'odata-version': '4.0' } };
  const response = { status: 400, headers: { date: 'today', req_id: '1', 'crm.serviceid': 'x' }, body: '{"error": 1}' };

  expect(last([exchange('GET', 'x', { request, response }), failure()])).toBe(
    'GET x\nprefer: odata.track-changes\n\n\n400\n\n{"error":1}',
  );
});

test('a test that passed tells nothing', () => {
  expect(last([exchange('GET', 'first')], 'passed')).toBeUndefined();
});
