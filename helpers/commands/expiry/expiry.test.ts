import { expect } from '@playwright/test';
import { noteSurvival } from '../../../testing/reliability/survival';
import { SettingsError, SignInError } from '../../dataverse/errors';
import { createTokenSource } from '../../dataverse/sign-in/create-token-source';
import {
  entraRefusal,
  scriptedFetch,
  signInSettings,
  tokenPath,
  tokenReply,
} from '../../dataverse/sign-in/testing/scripted-identity';
import { createFetch } from '../../dataverse/http/create-fetch';
import { createSend } from '../../dataverse/http/send';
import { whoAmI } from '../../dataverse/organization-service/messages/who-am-i';
import { onClockShifted } from './testing/shifted-clock';
import { test, tokensGivenDuring } from './testing/signed-in-ground';

// One emulator for all of them.
test.describe.configure({ mode: 'default' });

const hour = 60 * 60_000;
const sides = { ahead: hour, behind: -hour } as const;

const noted = (fault: string): void => noteSurvival(test.info(), { area: 'Expiry', fault, tried: 1, survived: 1 });

test('a token that ends in the midst of many requests is renewed once, and each of them is answered', async ({
  ground,
}) => {
  const { webApi, organizationService } = ground.clients(ground.settings);
  const eachTwice = () =>
    Promise.all(Array.from({ length: 10 }, () => [webApi.get('WhoAmI'), whoAmI(organizationService)]).flat());
  expect(await tokensGivenDuring(eachTwice)).toBe(1);

  // The emulator's tokens live by its own clock, which the suite does not see.
  await ground.control.advance(1);

  expect(await tokensGivenDuring(eachTwice)).toBe(1);
  noted('a token that ends in the midst of 20 requests');
});

test('a secret that expires between two tokens is named, with what to do, and proves nothing', async () => {
  const replies = [tokenReply('t1'), entraRefusal(401, 7000222, 'The provided client secret keys are expired.')];
  const { fetch } = scriptedFetch({
    [`https://login.microsoftonline.com${tokenPath}`]: () => replies.shift() ?? tokenReply('t2'),
  });
  const tokens = createTokenSource(signInSettings, fetch);
  tokens.discard(await tokens.accessToken());

  const error: unknown = await tokens.accessToken().catch((e: unknown) => e);

  expect(error).toBeInstanceOf(SignInError);
  expect(error).toMatchObject({
    outcome: 'error',
    message: expect.stringMatching(/client secret of app \S+ has expired[^]*keys are expired[^]*make a new secret/),
  });
  noted('a secret that expires between two tokens');
});

test('a certificate that expires between two tokens is named with its file and its end, and proves nothing', async ({
  ground,
}) => {
  const tokens = createTokenSource(ground.byCertificate, createFetch(ground.byCertificate));
  const first = await tokens.accessToken();

  const error = await onClockShifted(2 * hour, () => {
    tokens.discard(first);
    return tokens.accessToken().catch((e: unknown) => e);
  });

  expect(error).toBeInstanceOf(SettingsError);
  expect(error).toMatchObject({ outcome: 'error', message: expect.stringContaining(ground.certificateFile) });
  expect(String(error)).toMatch(/expired on .* GMT, by the clock of this computer \(.* GMT\)[^]*renew the certificate/);
  noted('a certificate that expires between two tokens');
});

for (const [side, by] of Object.entries(sides)) {
  test(`with a clock an hour ${side}, one token by secret serves every request`, async ({ ground }) => {
    await onClockShifted(by, async () => {
      const { webApi } = ground.clients(ground.settings);
      const ask = async () => {
        for (let n = 0; n < 5; n += 1) await webApi.get('WhoAmI');
      };
      expect(await tokensGivenDuring(ask)).toBe(1);
    });
    noted('a clock an hour off, by secret');
  });

  test(`with a clock an hour ${side}, a certificate's refusal says how far it is off`, async ({ ground }) => {
    const error = await onClockShifted(by, () =>
      ground
        .clients(ground.byCertificate)
        .webApi.get('WhoAmI')
        .catch((e: unknown) => e),
    );

    expect(error).toBeInstanceOf(SignInError);
    expect(error).toMatchObject({
      outcome: 'error',
      message: expect.stringMatching(`this computer's clock is 60 min ${side}(?: of)? the identity provider's`),
      whatToDo: expect.stringContaining("set this computer's clock"),
    });
    noted('a clock an hour off, by certificate');
  });

  test(`with a clock an hour ${side}, who is asked to wait until a time waits as long as was meant`, async () => {
    const waits: number[] = [];
    const timing = { now: () => 0, sleep: (ms: number) => Promise.resolve(void waits.push(ms)) };
    const date = Math.floor(Date.now() / 1_000) * 1_000;
    const replies = [
      new Response(null, {
        status: 429,
        headers: { date: new Date(date).toUTCString(), 'retry-after': new Date(date + 90_000).toUTCString() },
      }),
    ];
    const send = createSend({ fetch: () => Promise.resolve(replies.shift() ?? new Response('done')), timing });
    const request = {
      method: 'GET',
      url: 'https://contoso.test/',
      headers: {},
      timeout: 1_000,
      repeatable: true,
      retry: true,
    };

    expect(await onClockShifted(by, () => send(request))).toMatchObject({ status: 200 });
    expect(waits).toEqual([90_000]);
    noted('a clock an hour off, and a Retry-After that is a time');
  });
}
