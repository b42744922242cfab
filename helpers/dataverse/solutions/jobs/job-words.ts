import { DataverseError } from '../../errors';
import type { AsyncOperation } from './async-operation';

/** All that the environment told of a job that did not succeed, in whatever column or reply it stood. */
export type JobWords = {
  readonly text: string;
  /** Each as the Web API writes it, `0x8004801d`, in lower case. */
  readonly codes: ReadonlySet<string>;
};

/** A signed number, as a system job keeps it, or `0x…` in either case, as the Web API writes it. */
const codePattern = /\b0x[0-9a-f]{8}\b|-2\d{9}\b/gi;

/** `-2147188707` is `0x8004801d`. */
const asCode = (code: number): string => `0x${(code >>> 0).toString(16).padStart(8, '0')}`;

/** The words of several columns. Codes are taken out of the words wherever they stand, as numbers too. */
export function jobWords(texts: readonly (string | undefined)[], errorCode?: number | string): JobWords {
  const text = texts.filter(one => one !== undefined && one !== '').join('\n');
  const found = (text.match(codePattern) ?? []).map(code => (code.startsWith('-') ? asCode(Number(code)) : code));
  const named = typeof errorCode === 'number' ? asCode(errorCode) : (errorCode ?? '');
  return { text, codes: new Set([named, ...found].filter(code => code !== '').map(code => code.toLowerCase())) };
}

/** What a system job says of its end. */
export const wordsOfOperation = (operation: AsyncOperation | undefined, more: readonly string[] = []): JobWords =>
  jobWords([operation?.message, operation?.details, ...more], operation?.errorCode);

/** What a refused request says. Undefined for an error that is no refusal. */
export const wordsOfRefusal = (error: unknown): JobWords | undefined =>
  error instanceof DataverseError ? jobWords([error.detail, requestOf(error)], error.code) : undefined;

const requestOf = ({ status, requestId }: DataverseError): string =>
  `It was refused with ${status}${requestId === undefined ? '' : ` (request id ${requestId})`}.`;
