import { expect, test } from '@playwright/test';
import * as faults from './dataverse-fault';

test('a fault knows its code as the Web API and as the Organization Service write it', () => {
  const fault = faults.duplicateKey('Book Code', ['Book Code']);

  expect(fault).toMatchObject({ name: 'DataverseFault', status: 412, code: 0x80060892 });
  expect(fault.codeText).toBe('0x80060892');
  expect(fault.signedCode).toBe(-2147088238);
});

test('a violated key answers the recorded text', () => {
  expect(faults.duplicateKey('Email Address', ['Email Address']).message).toBe(
    'Entity Key Email Address violated. A record with the same value for Email Address already exists. A duplicate record cannot be created. Select one or more unique values and try again.',
  );
});

test('a text that is too long answers the recorded text with its two blanks', () => {
  expect(faults.textTooLong('subject', 'task', 200).message).toBe(
    "A validation error occurred.  The length of the 'subject' attribute of the 'task' entity exceeded the maximum allowed length of '200'.",
  );
});

test('every fault has the status and the code that are documented or recorded', () => {
  const made = [
    faults.recordNotFound('role', 'x'),
    faults.recordNotFoundByKey('contact'),
    faults.keyNotDefined('contact'),
    faults.duplicateRecord(),
    faults.concurrencyMismatch(),
    faults.entityNotTracked('nrq_declaration'),
    faults.expiredVersionStamp(),
    faults.reactivateOnlyFailed(),
    faults.customizationLock('Publish', 'Import'),
    faults.emptyGuid(),
    faults.unknownTable('x'),
    faults.jobNotCompleted(),
  ].map(fault => `${fault.status} ${fault.codeText}`);

  expect(made).toEqual([
    '404 0x80040217',
    '404 0x80060891',
    '400 0x80060890',
    '412 0x80040237',
    '412 0x80060882',
    '400 0x80072491',
    '400 0x80044352',
    '400 0x80060897',
    '429 0x80071151',
    '400 0x80040203',
    '400 0x80041102',
    '405 0x8004416a',
  ]);
});
