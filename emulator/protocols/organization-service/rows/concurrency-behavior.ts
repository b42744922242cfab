import { concurrencyMismatch, DataverseFault, invalidArgument } from '../../../engine/dataverse-fault';
import { type VersionCondition } from '../../../operations/rows/write-row';
import { type MessageParameters } from '../front/message-parameters';
import { contracts71 } from '../xml/names';

const behaviors: readonly string[] = ['Default', 'IfRowVersionMatches', 'AlwaysOverwrite'];

/**
 * Reads ConcurrencyBehavior: the version that the row must have, where the request asks for that. Throws when it then
 * brings none, and for what cannot be the version of a row.
 * https://learn.microsoft.com/power-apps/developer/data-platform/optimistic-concurrency
 */
export function readConcurrencyBehavior(
  parameters: MessageParameters,
  rowVersion: string | undefined,
): VersionCondition {
  const type = contracts71('ConcurrencyBehavior');
  const behavior = parameters.find('ConcurrencyBehavior', type)?.text.trim() ?? 'Default';
  if (!behaviors.includes(behavior)) throw invalidArgument(`'${behavior}' is not a ConcurrencyBehavior.`);
  if (behavior !== 'IfRowVersionMatches') return undefined;
  const version = rowVersion?.trim() ?? '';
  if (/^\d{1,19}$/.test(version)) return BigInt(version);
  if (version !== '') throw concurrencyMismatch();
  throw new DataverseFault(
    400,
    0x80060883,
    'The RowVersion property must be provided when the value of ConcurrencyBehavior is IfVersionMatches.',
  );
}
