import { JobFailedError } from '../../errors';
import type { JobWords } from './job-words';

/** A reason for which jobs of healthy environments fail. None says anything about change tracking. */
type Reason = {
  /** Continues "The import of … failed: ". */
  readonly sentence: string;
  readonly codes: readonly string[];
  readonly words: RegExp;
  readonly whatToDo: (words: JobWords) => string;
};

/** Names of privileges begin so: `prvCreateEntity`. */
const privilegeName = /\bprv[A-Z]\w+/g;

const missingPrivilege: Reason = {
  sentence: 'the user of this run lacks a privilege that it needs',
  codes: ['0x80040220', '0x80042f09', '0x800404bb'],
  words: /\bSecLib|CheckPrivilege|\bprv(?:Create|Read|Write|Delete|Import|Export|Publish|Append|Assign)/,
  whatToDo: ({ text }) => {
    const names = [...new Set(text.match(privilegeName) ?? [])].join(', ');
    return `make the first run as System Administrator, or give the security role of this user ${names || 'the privilege named above'}.`;
  },
};

/** The most telling first: a job that lacks a privilege often calls that an unexpected error, too. */
const reasons: readonly Reason[] = [
  missingPrivilege,
  {
    sentence: 'solution checker enforcement of this managed environment blocks it',
    codes: [],
    words: /solution checker|blocked from importing|critical violations/i,
    whatToDo: () =>
      'use an environment without it, or set Power Platform admin center > the environment > Edit Managed Environments > Solution checker enforcement to "Warn" for the run.',
  },
  {
    sentence: 'the environment met an error of the kind that passes',
    codes: ['0x80040216', '0x80044150', '0x80044151', '0x80097376', '0x80072031'],
    words:
      /unexpected error|\bSQL (?:server )?(?:error|time-?out)|deadlock|\b40613\b|acquiring (?:a )?token|bad gateway|timeout expired/i,
    whatToDo: () => 'wait a few minutes and run again. If it stays, give Microsoft support the words above.',
  },
];

const unknownReason = {
  sentence: 'for a reason that this suite does not know',
  whatToDo: () =>
    'read the words above; Power Apps > Solutions > History has the whole log. Run again, the first time as System Administrator.',
};

/** What an administrator, or the platform in a maintenance, ends before its time. */
const cancelled = {
  sentence: 'it was cancelled',
  whatToDo: () =>
    'ask the administrators whether one cancelled it (Power Platform admin center > the environment > Settings > System jobs), and run again.',
};

/** The status of a system job that somebody cancelled. */
const cancelledStatus = 32;

const isTold = ({ codes, words: tell }: Reason, { codes: found, text }: JobWords): boolean =>
  codes.some(code => found.has(code)) || tell.test(text);

/** Whether a job or a refusal says that the user lacks a privilege, whatever its code says. */
export const lacksPrivilege = (words: JobWords): boolean => isTold(missingPrivilege, words);

/**
 * The error for a job that did not succeed: why, in our words and in the environment's, and what to do. `what` completes
 * "The … failed". It never speaks against the environment.
 */
export function jobFailure(
  what: string,
  words: JobWords,
  { status, ...options }: { status?: number | undefined; cause?: unknown } = {},
): JobFailedError {
  const told = reasons.find(reason => isTold(reason, words));
  const { sentence, whatToDo } = told ?? (status === cancelledStatus ? cancelled : unknownReason);
  const ended = status === undefined ? [] : [`The system job ended with status ${status}.`];
  const lines = [`The ${what} failed: ${sentence}.`, ...ended, shortened(words)];
  return new JobFailedError(lines.join('\n  '), whatToDo(words), options);
}

const longestWords = 2_000;

/** The environment's words, with the code that stands in none of them. Traces of the server's code are cut. */
function shortened({ text, codes }: JobWords): string {
  const words = text.length <= longestWords ? text : `${text.slice(0, longestWords)}…`;
  const lower = text.toLowerCase();
  const apart = [...codes].filter(code => !lower.includes(code));
  return [...apart, words === '' ? 'The environment gave no words.' : words].join('\n').replaceAll('\n', '\n  ');
}
