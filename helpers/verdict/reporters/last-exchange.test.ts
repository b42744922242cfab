import { expect, test } from '@playwright/test';
import type { TestStep } from '@playwright/test/reporter';
import { exchangeContentType } from '../evidence';
import { lastExchange } from './last-exchange';

type Part = Pick<TestStep, 'attachments' | 'steps'> & { readonly error?: { message: string } };

const exchange = (text: string): Part => ({
  attachments: [{ name: '200 after 12 ms', contentType: exchangeContentType, body: Buffer.from(text) }],
  steps: [],
});
const failure = (steps: Part[] = []): Part => ({ attachments: [], error: { message: 'no' }, steps: asSteps(steps) });

// Only these three properties of a step are read.
const asSteps = (parts: Part[]): TestStep[] => parts as unknown as TestStep[];

const last = (parts: Part[], status: 'failed' | 'passed' = 'failed') => lastExchange({ status, steps: asSteps(parts) });

test('the exchange before the failure is told, and not that of the clean-up after it', () => {
  expect(last([exchange('GET first'), exchange('GET second'), failure(), exchange('DELETE row')])).toBe('GET second');
});

test('the exchange inside a step that failed is told', () => {
  expect(last([exchange('GET first'), failure([exchange('PATCH refused')])])).toBe('PATCH refused');
});

test('headers that tell a reader nothing are left out', () => {
  const text =
    'GET x\nprefer: odata.track-changes\nodata-version: 4.0\n\n\n400\ndate: today\nreq_id: 1\ncrm.serviceid: x\n\n{"error":1}';

  expect(last([exchange(text), failure()])).toBe('GET x\nprefer: odata.track-changes\n\n\n400\n\n{"error":1}');
});

test('a test that passed tells nothing', () => {
  expect(last([exchange('GET first')], 'passed')).toBeUndefined();
});
