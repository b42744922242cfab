import { randomBytes, randomInt } from 'node:crypto';
import { type Person } from './person';

/** Seconds. */
export const deviceCodeLifetime = 900;

/** Seconds between two questions of a client. Entra says five: tests should not wait. */
export const pollingInterval = 1;

/** As Entra's are: nine characters that are told apart when read aloud. */
const userCodeLetters = 'BCDFGHJKLMNPQRSTVWXYZ23456789';

/** What has become of a device code. */
export type DeviceCodeState =
  | { readonly state: 'unknown' | 'expired' | 'pending' | 'too-early' | 'declined' | 'redeemed' }
  | { readonly state: 'approved'; readonly person: Person; readonly scope: string };

type Entry = {
  readonly userCode: string;
  readonly scope: string;
  readonly expires: number;
  decision: Person | 'declined' | undefined;
  asked: number;
  redeemed: boolean;
};

/** The device codes that were given out. Each is good for one sign-in. */
export class DeviceCodes {
  readonly #now: () => number;
  readonly #entries = new Map<string, Entry>();

  /** @param now milliseconds since 1970 */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** A new code for the device, and the one that a person types. */
  start(scope: string): { readonly deviceCode: string; readonly userCode: string } {
    const deviceCode = randomBytes(48).toString('base64url');
    const userCode = Array.from({ length: 9 }, () => userCodeLetters[randomInt(userCodeLetters.length)]).join('');
    const expires = this.#now() + deviceCodeLifetime * 1_000;
    this.#entries.set(deviceCode, {
      userCode,
      scope,
      expires,
      decision: undefined,
      asked: Number.NEGATIVE_INFINITY,
      redeemed: false,
    });
    return { deviceCode, userCode };
  }

  /** What the device is told. Told that it is approved, the code is used up. */
  poll(deviceCode: string): DeviceCodeState {
    const entry = this.#entries.get(deviceCode);
    if (entry === undefined) return { state: 'unknown' };
    if (entry.redeemed) return { state: 'redeemed' };
    if (this.#now() >= entry.expires) return { state: 'expired' };
    if (entry.decision === 'declined') return { state: 'declined' };
    if (entry.decision === undefined) return { state: this.#isTooEarly(entry) ? 'too-early' : 'pending' };
    entry.redeemed = true;
    return { state: 'approved', person: entry.decision, scope: entry.scope };
  }

  /** A person's decision. False when no code of this kind waits for one. */
  decide(userCode: string, decision: Person | 'declined'): boolean {
    const wanted = userCode.trim().toUpperCase();
    const entry = [...this.#entries.values()].find(each => each.userCode === wanted);
    if (entry === undefined || entry.decision !== undefined || this.#now() >= entry.expires) return false;
    entry.decision = decision;
    return true;
  }

  /** Clocks and networks are not exact: nine tenths of the interval are enough. */
  #isTooEarly(entry: Entry): boolean {
    const since = this.#now() - entry.asked;
    entry.asked = this.#now();
    return since < pollingInterval * 900;
  }
}
