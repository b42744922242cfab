import type { ProofOptions } from './prove-subject';

/** What `npm test` proves: rows, deletions and keys that go wrong, and a platform that is only busy. */
export const quickSubjects = ['lost-changes', 'lost-later-deletes', 'unenforced-keys', 'one-500-for-a-key'] as const;

/** What a proof is asked for. No names: everything there is. */
export type ProveArguments = Omit<ProofOptions, 'inConformance'> & { readonly names: readonly string[] };

/** Reads `[NAME…] [--quick] [--consequences] [-- arguments for Playwright]`. */
export function readProveArguments(args: readonly string[]): ProveArguments {
  const end = args.indexOf('--');
  const [own, forPlaywright] = end < 0 ? [args, []] : [args.slice(0, end), args.slice(end + 1)];
  const named = own.filter(arg => arg !== '--quick' && arg !== '--consequences');
  return {
    names: own.includes('--quick') ? [...quickSubjects, ...named] : named,
    looksAtConsequences: own.includes('--consequences'),
    forPlaywright,
  };
}
