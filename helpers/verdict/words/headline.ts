import { knownThat } from '../baseline/known-failures';
import { isLeftOpen } from '../judge/tell-preconditions';
import { type FailureKind, kindWords } from '../kinds';
import type { Verdict } from '../verdict-schema';

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
  inconclusive: { tone: 'unknown', badge: 'Could not look', sentence: 'Not known: the run could not look' },
};

const whyNot = {
  refused: 'Not known: the sign-in, or the access, was refused',
  suite: 'Not known: this suite has a defect',
} as const;

/** The headline of a verdict. An emulator is never called an environment: nobody's is. */
export function headlineOf(verdict: Verdict): Headline {
  const headline = headlines[verdict.verdict];
  const known = verdict.verdict === 'inconclusive' ? unknownHeadline(headline, verdict.kind) : headline;
  const sentence = `${known.sentence}${reservationsIn(verdict)}`;
  const isEmulator = verdict.environment.kind === 'emulator';
  return { ...known, sentence: isEmulator ? sentence.replace('This environment', 'The emulator') : sentence };
}

const unknownHeadline = (headline: Headline, kind: FailureKind | undefined): Headline =>
  kind === 'refused' || kind === 'suite' ? { ...headline, badge: kindWords[kind], sentence: whyNot[kind] } : headline;

/** What holds in spite of something says so in the same breath, and so does what was not looked at. */
function reservationsIn(verdict: Verdict): string {
  if (verdict.verdict !== 'supported') return '';
  const musts = verdict.requirements.filter(({ level }) => level === 'MUST');
  const unseen = musts.filter(isLeftOpen).length;
  const warnings = verdict.requirements.filter(({ kind }) => kind === 'warning').length;
  const known = knownThat(false, verdict).length;
  return [
    ...(unseen === 0 ? [] : [`, as far as ${musts.length - unseen} of ${musts.length} requirements tell`]),
    ...(known === 0 ? [] : [`, but for ${known} known ${known === 1 ? 'failure' : 'failures'}`]),
    ...(warnings === 0 ? [] : [`, with ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`]),
  ].join('');
}
