import { knownThat } from '../baseline/known-failures';
import type { Verdict } from '../verdict-schema';

/** What shields.io asks an endpoint for: https://shields.io/badges/endpoint-badge */
export type Badge = {
  readonly schemaVersion: 1;
  readonly label: string;
  readonly message: string;
  readonly color: string;
};

const looks: Readonly<Record<Verdict['verdict'], Pick<Badge, 'message' | 'color'>>> = {
  supported: { message: 'supported', color: 'brightgreen' },
  partial: { message: 'checked in part', color: 'blue' },
  'not-supported': { message: 'not supported', color: 'red' },
  inconclusive: { message: 'inconclusive', color: 'lightgrey' },
};

const butForKnown = { message: 'supported but for known failures', color: 'yellowgreen' };

/** `badge.json`: the verdict in some words and a colour. An emulator is called one: its badge is of this suite alone. */
export function badgeOf(whole: Verdict): Badge {
  const { verdict, profile, environment, requirements } = whole;
  const known = knownThat(false, whole);
  const { message, color } = known.length > 0 && verdict === 'supported' ? butForKnown : looks[verdict];
  const failed = requirements
    .filter(({ id, level, outcome }) => level === 'MUST' && outcome === 'failed' && !known.includes(id))
    .map(({ id }) => id);
  const what = failed.length === 1 ? failed.join() : `${failed.length} requirements`;
  return {
    schemaVersion: 1,
    label: environment.kind === 'emulator' ? 'change tracking (emulator)' : 'change tracking',
    message: verdict === 'not-supported' ? `${message}: ${what}` : `${message}${profile === 'smoke' ? ' (smoke)' : ''}`,
    color,
  };
}
