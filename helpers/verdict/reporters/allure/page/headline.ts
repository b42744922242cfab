import { type FailureKind, kindWords } from '../../../kinds';
import type { Verdict } from '../../../verdict-schema';

/** How a verdict looks: which colour it has, the word in its badge, and what it says in a sentence. */
export type Headline = {
  readonly tone: 'good' | 'bad' | 'unknown' | 'part';
  readonly badge: string;
  readonly sentence: string;
};

const headlines: Readonly<Record<Verdict['verdict'], Headline>> = {
  supported: { tone: 'good', badge: 'Supported', sentence: 'This environment supports change tracking' },
  partial: { tone: 'part', badge: 'Part looked at', sentence: 'What was looked at of change tracking holds' },
  'not-supported': {
    tone: 'bad',
    badge: 'Not supported',
    sentence: 'This environment does not support change tracking',
  },
  inconclusive: { tone: 'unknown', badge: 'Could not look', sentence: 'Nobody knows: the run could not look' },
};

const whyNot: Partial<Record<FailureKind, string>> = {
  refused: 'Nobody knows: the environment refused the run',
  suite: 'Nobody knows: this suite has a defect',
};

/** The headline of a verdict. An emulator is never called an environment: nobody's is. */
export function headlineOf({ verdict, kind, environment }: Verdict): Headline {
  const { sentence, badge, tone } = headlines[verdict];
  const known = verdict === 'inconclusive' && kind !== undefined ? (whyNot[kind] ?? sentence) : sentence;
  const told = environment.kind === 'emulator' ? known.replace('This environment', 'The emulator') : known;
  return {
    tone,
    badge: verdict === 'inconclusive' && kind !== undefined && kind !== 'warning' ? kindWords[kind] : badge,
    sentence: told,
  };
}
