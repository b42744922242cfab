import { expect, test } from '@playwright/test';
import { UnreachableError } from '../errors';
import { describeFailure, networkFailureKind, unreachable } from './network-failure';

function failed(code: string, message = `something about ${code}`): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code }) });
}

const get = (url: string) => ({ method: 'GET', url, timeout: 60_000, repeatable: true });

test('a failure is judged by what the environment can have seen of the request', () => {
  expect(networkFailureKind(failed('EAI_AGAIN'))).toBe('not-sent');
  expect(networkFailureKind(failed('UND_ERR_CONNECT_TIMEOUT'))).toBe('not-sent');
  expect(networkFailureKind(failed('ECONNREFUSED'))).toBe('refused');
  expect(networkFailureKind(failed('ENOTFOUND'))).toBe('refused');
  expect(networkFailureKind(failed('CERT_HAS_EXPIRED'))).toBe('refused');
  expect(networkFailureKind(failed('UNABLE_TO_VERIFY_LEAF_SIGNATURE'))).toBe('refused');
  expect(networkFailureKind(failed('ECONNRESET'))).toBe('no-answer');
  expect(networkFailureKind(failed('UND_ERR_SOCKET'))).toBe('no-answer');
  expect(networkFailureKind(new TypeError('terminated'))).toBe('no-answer');
  expect(networkFailureKind(new DOMException('too slow', 'TimeoutError'))).toBe('time-limit');
});

test('the innermost cause is told, with its code', () => {
  expect(describeFailure(failed('ECONNRESET', 'read failed'))).toBe('read failed (ECONNRESET)');
  expect(describeFailure(failed('ENOTFOUND', 'getaddrinfo ENOTFOUND nowhere'))).toBe('getaddrinfo ENOTFOUND nowhere');
  expect(describeFailure(failed('ECONNREFUSED', ''))).toBe('ECONNREFUSED');
});

test('each unreachable environment is told apart, with what to do', () => {
  const said = (error: unknown) => unreachable(get('https://contoso.test/x'), error);

  expect(said(failed('ENOTFOUND'))).toBeInstanceOf(UnreachableError);
  expect(said(failed('ENOTFOUND')).message).toMatch(/GET https:\/\/contoso\.test\/x got no answer.*\n.*DATAVERSE_URL/);
  expect(said(failed('DEPTH_ZERO_SELF_SIGNED_CERT')).whatToDo).toContain('DATAVERSE_CA_FILE');
  expect(said(failed('ECONNREFUSED')).whatToDo).toContain('listens');
  expect(said(new DOMException('too slow', 'TimeoutError')).message).toContain('got no answer within 60 s');
});

test('of a request that may have changed something it is said that nobody knows', () => {
  const sent = (method: string, repeatable: boolean) => ({ ...get('https://contoso.test/x'), method, repeatable });
  const open = (method: string, repeatable: boolean, error: unknown): boolean =>
    unreachable(sent(method, repeatable), error).message.includes('Whether it was carried out nobody knows.');

  for (const lost of [failed('ECONNRESET'), new DOMException('too slow', 'TimeoutError')]) {
    expect([open('POST', false, lost), open('PATCH', true, lost), open('DELETE', true, lost)]).toEqual([
      true,
      true,
      true,
    ]);
    expect([open('GET', true, lost), open('POST', true, lost)]).toEqual([false, false]);
  }
  expect(open('POST', false, failed('ECONNREFUSED'))).toBe(false);
});
