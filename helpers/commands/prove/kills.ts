import { findRequirement, type RequirementId } from '../../verdict/requirements/catalogue';

/** What a defect does to the requirements. */
type Kill = {
  /** Those that forbid it: each must fail. */
  readonly by: readonly RequirementId[];
  /** Those that stand on what it breaks, and may fail with them. */
  readonly also: readonly RequirementId[];
};

/** By the name of each defect that the emulator can be given. Whatever else fails is not understood, and no proof. */
const kills: ReadonlyMap<string, Kill> = new Map([
  kill('lost-deletes', {
    by: 'CT-DELTA-04 CT-ORG-11',
    also:
      'CT-DELTA-08 CT-DELTA-10 CT-DELTA-15 CT-DELTA-17 CT-DELTA-18 CT-DELTA-27 CT-DELTA-30 CT-DELTA-32 ' +
      'CT-WRITE-02 CT-CONC-01 CT-CONC-03 CT-ORG-13 CT-ORG-24',
  }),
  kill('lost-later-deletes', { by: 'CT-DELTA-30 CT-ORG-24' }),
  kill('wrong-count', { by: 'CT-DELTA-29' }),
  kill('wrong-reason', {
    by: 'CT-DELTA-32',
    also: 'CT-DELTA-04 CT-DELTA-08 CT-DELTA-10 CT-DELTA-17 CT-DELTA-18 CT-DELTA-27 CT-DELTA-30 CT-WRITE-02',
  }),
  kill('deletes-in-first-read', { by: 'CT-INIT-05 CT-ORG-07', also: 'CT-INIT-08' }),
  kill('duplicate-rows', {
    by: 'CT-INIT-07 CT-DELTA-06 CT-ORG-21',
    also: 'CT-INIT-03 CT-INIT-13 CT-INIT-08 CT-DELTA-05 CT-DELTA-15',
  }),
  kill('stale-values', {
    by: 'CT-DELTA-03 CT-ORG-10',
    also:
      'CT-INIT-09 CT-INIT-15 CT-DELTA-05 CT-DELTA-09 CT-DELTA-18 CT-DELTA-25 CT-WRITE-01 CT-WRITE-02 CT-WRITE-05 ' +
      'CT-CONC-01 CT-CONC-03',
  }),
  kill('shuffled-upserts', { by: 'CT-DELTA-15' }),
  kill('lost-changes', {
    by: 'CT-DELTA-02 CT-ORG-10',
    also:
      'CT-DELTA-01 CT-DELTA-03 CT-DELTA-05 CT-DELTA-06 CT-DELTA-09 CT-DELTA-15 CT-DELTA-17 CT-DELTA-18 CT-DELTA-19 ' +
      'CT-DELTA-22 CT-DELTA-23 CT-DELTA-25 CT-DELTA-27 CT-DELTA-28 CT-DELTA-29 CT-DELTA-31 CT-INIT-15 CT-WRITE-01 CT-WRITE-02 ' +
      'CT-WRITE-04 CT-WRITE-05 CT-WRITE-06 CT-CONC-01 CT-CONC-02 CT-CONC-03 CT-ORG-08 CT-ORG-09 CT-ORG-11 CT-ORG-12 CT-ORG-16',
  }),
  kill('frozen-versions', { by: 'CT-INIT-15' }),
  kill('token-on-every-page', { by: 'CT-INIT-03 CT-DELTA-19 CT-ORG-09' }),
  kill('overlapping-deltas', {
    by: 'CT-DELTA-07 CT-ORG-14',
    also: 'CT-DELTA-05 CT-DELTA-06 CT-DELTA-17 CT-DELTA-18 CT-DELTA-29 CT-WRITE-03 CT-ORG-12 CT-ORG-16 CT-CONC-01 CT-CONC-03',
  }),
  kill('late-token', { by: 'CT-INIT-09' }),
  kill('oversized-pages', { by: 'CT-INIT-07', also: 'CT-INIT-08' }),
  kill('delta-without-context', { by: 'CT-DELTA-24' }),
  kill('untracked-answers', { by: 'CT-TAB-04 CT-ORG-15', also: 'CT-TAB-08' }),
  kill('answers-to-anybody', { by: 'CT-ACC-03 CT-ACC-06' }),
  kill('ageless-tokens', { by: 'CT-TOKEN-06' }),
  kill('missing-etags', { by: 'CT-INIT-15' }),
  kill('deletions-in-another-form', { by: 'CT-DELTA-32' }),
  kill('unacknowledged-tracking', { by: 'CT-INIT-01' }),
  kill('ignored-options', { by: 'CT-REF-01 CT-REF-02 CT-REF-03 CT-REF-04', also: 'CT-REF-07' }),
  kill('delta-of-all-columns', { by: 'CT-DELTA-31' }),
  kill('ignored-conditions', { by: 'CT-KEY-10 CT-KEY-11' }),
  kill('overwritten-keys', { by: 'CT-KEY-13' }),
  kill('swallowed-duplicates', { by: 'CT-KEY-16 CT-KEY-17 CT-ORG-04', also: 'CT-KEY-21 CT-WRITE-03' }),
]);

/** In the order of the emulator's list. */
export const declaredDefects: readonly string[] = [...kills.keys()];

/** What a defect does, as far as it is understood. Throws for one that nobody has declared. */
export function killOf(defect: string): Kill {
  const declared = kills.get(defect);
  if (declared === undefined) throw new Error(`Defect ${defect} is not declared in helpers/commands/prove/kills.ts.`);
  return declared;
}

function kill(defect: string, { by, also }: { readonly by: string; readonly also?: string }): [string, Kill] {
  return [defect, { by: idsIn(by), also: idsIn(also) }];
}

function idsIn(text = ''): RequirementId[] {
  const ids = text.split(' ').filter(id => id !== '');
  return ids.map(id => {
    const found = findRequirement(id);
    if (found === undefined) throw new Error(`${id} is declared for a defect, and is not in the catalogue.`);
    return found.id;
  });
}
