import { isLeftOpen } from '../../../judge/tell-preconditions';
import type { FailureKind } from '../../../kinds';
import type { Verdict } from '../../../verdict-schema';
import { splitRemedy } from '../../../words/remedy';

/** What a reader is to do about a verdict, in one or two sentences. */
export function nextStep(verdict: Verdict): string {
  switch (verdict.verdict) {
    case 'supported':
      if (verdict.requirements.some(({ kind }) => kind === 'warning')) return afterWarnings;
      if (unlookedAt(verdict)) return 'For all that is documented, run `npm run verify -- --profile core`.';
      return verdict.environment.kind === 'emulator'
        ? 'To verify an environment of yours, set DATAVERSE_URL and how to sign in (README.md), then run `npm run verify`.'
        : 'Nothing. Run it again after an update of the environment, or every night (docs/ci.md).';
    case 'partial':
      return 'For a verdict on the whole, run `npm run verify` without narrowing it.';
    case 'not-supported':
      return verdict.environment.kind === 'emulator'
        ? 'This is an emulator. Where it was started with `--defect`, all is well: the defect was found. Where it was not, it has one of its own: send this file to the maintainers of this suite.'
        : 'Run what failed again by its command. If it fails again, the environment does it: whoever runs it, or Microsoft support, is to see what was asked and what came. Until then, no client should rely on change tracking here.';
    case 'inconclusive':
      return afterNoLook(verdict);
  }
}

const unlookedAt = ({ requirements }: Verdict): boolean =>
  requirements.some(one => one.level === 'MUST' && isLeftOpen(one));

const afterWarnings =
  'Change tracking can be used: nothing has to be set right. Whoever writes a client of this environment should read the warnings, as what is usual elsewhere is not to be relied on here.';

const otherwise: Readonly<Record<Exclude<FailureKind, 'warning' | 'not-supported'>, string>> = {
  refused: 'Give the user what it lacks (`npm run doctor` names it), and run again.',
  'could-not-look': 'Run `npm run doctor`: it says what is wrong between here and the environment. Then run again.',
  suite: 'Tell the maintainers of this suite, with this file: it says nothing about the environment.',
};

/** The remedy that the error itself names, where it names one. */
function afterNoLook({ kind, reason }: Verdict): string {
  const { remedy } = splitRemedy(reason);
  if (remedy !== undefined) {
    const told = `${remedy.slice(0, 1).toUpperCase()}${remedy.slice(1)}`;
    return /\bagain\b/.test(told) ? told : `${told} Then run again.`;
  }
  return otherwise[kind === 'refused' || kind === 'suite' ? kind : 'could-not-look'];
}
