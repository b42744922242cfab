import type { Patience } from '../http/request';
import { overcame, type Overcome } from '../timing/tell';
import type { Cold, ColdKind } from './cold-refusal';
import { type ExpectedRefusal, isExpected } from './expected-refusal';

/**
 * Milliseconds for which a refusal of each kind is asked again. Privileges are cached for 30 s. That a table is tracked has been
 * waited for before the first test, and an environment that does not track it refuses each test. Operations on many rows
 * are known as soon as the table is, and on-premises there are none.
 */
const longest: Readonly<Record<ColdKind, number>> = {
  table: 60_000,
  column: 35_000,
  key: 60_000,
  tracking: 15_000,
  operation: 5_000,
  privilege: 35_000,
};

const words: Readonly<Record<ColdKind, string>> = {
  table: 'the table was not known',
  column: 'a column was not known',
  key: 'the alternate key was not known',
  tracking: 'that the table is tracked was not known',
  operation: 'an operation on many rows was not known',
  privilege: 'a privilege was not known',
};

/**
 * What one client knows of refusals that may be cold: one that outlasts its time is what the environment says to what was
 * asked, and nobody waits for it a second time. To anything else it may still say the same because it is cold.
 */
export class ColdCaches {
  readonly #settled = new Set<string>();

  /** How long a refusal is asked again for; undefined when it is not cold, stands, or is what the request expects. */
  patienceWith(cold: Cold | undefined, expects: readonly ExpectedRefusal[] = []): Patience | undefined {
    if (cold === undefined || isExpected(cold.kind, expects)) return undefined;
    const { kind } = cold;
    const refusal = `${kind} ${cold.of}`;
    if (this.#settled.has(refusal)) return undefined;
    return {
      milliseconds: longest[kind],
      overcame: took => overcame.publish({ what: 'cold refusal', seen: words[kind], took } satisfies Overcome),
      stays: () => void this.#settled.add(refusal),
    };
  }
}
