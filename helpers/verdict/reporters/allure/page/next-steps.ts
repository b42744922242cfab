import type { FailureKind } from '../../../kinds';
import type { Verdict } from '../../../verdict-schema';

/** What a reader is to do about a verdict, in one or two sentences. */
export function nextStep(verdict: Verdict): string {
  switch (verdict.verdict) {
    case 'supported':
      if (verdict.requirements.some(({ kind }) => kind === 'warning')) return afterWarnings;
      return verdict.environment.kind === 'emulator'
        ? 'To verify an environment of yours, set DATAVERSE_URL and how to sign in (README.md), then run `npm run verify`.'
        : 'Nothing. Run it again after an update of the environment, or every night (docs/ci.md).';
    case 'partial':
      return 'For a verdict on the whole, run `npm run verify` without narrowing it.';
    case 'not-supported':
      return 'Run what failed again by its command. If it fails again, the environment does it: show what was asked and what came to whoever runs it, or to Microsoft support.';
    case 'inconclusive':
      return afterNoLook(verdict);
  }
}

const afterWarnings =
  'Read the warnings: elsewhere it is usually so, and here it is not. No client of this environment may rely on it.';

const otherwise: Readonly<Record<Exclude<FailureKind, 'warning' | 'not-supported'>, string>> = {
  refused: 'Give the user what it lacks (`npm run doctor` names it), and run again.',
  'could-not-look': 'Run `npm run doctor`: it says what is wrong between here and the environment. Then run again.',
  suite: 'Tell the maintainers of this suite, with this file: it says nothing about the environment.',
};

/** The remedy that the error itself names, where it names one. */
function afterNoLook({ kind, reason }: Verdict): string {
  const [, remedy] = reason.split('What to do: ', 2);
  if (remedy !== undefined) return `${remedy.slice(0, 1).toUpperCase()}${remedy.slice(1)}`;
  return otherwise[kind === 'refused' || kind === 'suite' ? kind : 'could-not-look'];
}
