/** What each defect does. Each is one deviation from Dataverse, made to prove that a suite notices it. */
const descriptions = {
  'lost-deletes': 'Deletions are missing from deltas.',
  'token-on-every-page': 'Every page of a tracked read carries a delta link, not only the last one.',
  'duplicate-rows': 'The last upserted row of a tracked page comes twice.',
  'stale-values': 'A delta shows the values that an updated row had before its last update by PATCH.',
  'shuffled-upserts': 'The upserted rows on a page of a delta come in the opposite order.',
  'lost-changes': 'Every seventh upserted row, by its version, is missing from deltas.',
  'lost-later-deletes': 'Deletions are missing from every page of a delta but the first.',
  'wrong-reason': 'A deletion gives the reason changed.',
  'deletes-in-first-read': 'The last page of a first tracked read lists the deletions that came before it.',
  'overlapping-deltas': 'A delta brings the ten row versions before its token once more.',
  'late-token':
    'The last page of a tracked read carries a token of that moment, though rows written since the first page are left out.',
  'wrong-count': '$count with a delta token counts rows and leaves deletions out.',
  'ignored-options': 'A tracked read ignores $filter, $orderby, $expand and $top.',
  'oversized-pages': 'A page of a tracked read holds one row more than was asked for.',
  'delta-without-context': 'The context of a delta is that of a first tracked read.',
  'delta-of-all-columns': 'The rows of a delta carry all columns, whatever the first request selected.',
  'ignored-conditions': 'PATCH ignores If-Match and If-None-Match.',
  'overwritten-keys': 'An upsert by alternate key overwrites the key value of the row that it found.',
  'swallowed-duplicates': 'A write that violates an alternate key is answered as a success, and nothing is written.',
  'untracked-answers': 'A tracked read of a table with change tracking off is answered without rows.',
} as const;

export type DefectName = keyof typeof descriptions;

/** A defect was asked for that does not exist. */
export class UnknownDefectError extends Error {
  override readonly name = 'UnknownDefectError';

  constructor(unknown: readonly string[]) {
    const known = Object.keys(descriptions).join(', ');
    super(`No such defect: ${unknown.join(', ')}. Known defects: ${known}.`);
  }
}

const isDefect = (name: string): name is DefectName => Object.hasOwn(descriptions, name);

/** Which of the known defects the emulator has at the moment: none, unless told so. */
export class DefectSwitches {
  #active: ReadonlySet<DefectName> = new Set();

  /** Every defect there is, and what it does. */
  static list(): readonly { readonly name: DefectName; readonly description: string }[] {
    return Object.entries(descriptions).flatMap(([name, description]) =>
      isDefect(name) ? [{ name, description }] : [],
    );
  }

  has(name: DefectName): boolean {
    return this.#active.has(name);
  }

  /** The active ones, in the order of the list. */
  get names(): readonly DefectName[] {
    return DefectSwitches.list().flatMap(({ name }) => (this.#active.has(name) ? [name] : []));
  }

  /** Replaces the active ones. Throws UnknownDefectError, and changes nothing, when a name is not known. */
  set(names: readonly string[]): void {
    const unknown = names.filter(name => !isDefect(name));
    if (unknown.length > 0) throw new UnknownDefectError(unknown);
    this.#active = new Set(names.filter(isDefect));
  }
}
