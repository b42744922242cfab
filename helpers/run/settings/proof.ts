import type { Environment } from './environment';

/** What a proof declares of the defect that a run meets, as ids of requirements. */
export type DeclaredFailures = {
  /** What must notice it. */
  readonly by: ReadonlySet<string>;
  /** What may fail with it. */
  readonly also: ReadonlySet<string>;
  /** Whether tests are run that can only show what may fail, or what nobody asks of the defect. */
  readonly looksAtConsequences: boolean;
};

/** `npm run prove` tells the specs by these variables, ids with blanks between them. No verdict is made from them. */
export const proofVariables = ({ by, also, looksAtConsequences }: DeclaredFailures) => ({
  PROOF_BY: [...by].join(' '),
  PROOF_ALSO: [...also].join(' '),
  PROOF_CONSEQUENCES: String(looksAtConsequences),
});

/** Undefined where no defect is proved. */
export function declaredFailures(env: Environment): DeclaredFailures | undefined {
  if (env['PROOF_BY'] === undefined) return undefined;
  const ids = (text = ''): ReadonlySet<string> => new Set(text.split(' ').filter(id => id !== ''));
  const looksAtConsequences = env['PROOF_CONSEQUENCES'] === 'true';
  return { by: ids(env['PROOF_BY']), also: ids(env['PROOF_ALSO']), looksAtConsequences };
}
