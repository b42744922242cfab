import { PackageError } from '../../errors';
import type { JobWords } from '../jobs/job-words';
import type { SolutionPackage } from '../read-package';

/**
 * Codes by which an environment finds fault with a package, and not with itself
 * (https://learn.microsoft.com/power-apps/developer/data-platform/reference/web-service-error-codes).
 */
const packageRemedies: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '0x80048013': 'the package holds XML that is not well-formed: export or pack it again.',
    '0x8004801a': 'the package does not fit the schema of solutions: export or pack it again.',
    '0x8004801c': 'the package comes from another publisher than the solution that is installed: uninstall that one.',
    '0x8004801d': 'the package needs components that this environment lacks: install the solutions named above first.',
    '0x8004801f': 'the package names a root component that this environment lacks.',
    '0x8004802c': 'the package holds XML that is not valid: export or pack it again.',
    '0x80048033': 'the package needs components that this environment lacks: install the solutions named above first.',
    '0x80048034': 'the package needs components that this environment lacks: install the solutions named above first.',
    '0x8004803a': 'the package holds a component that its manifest does not declare: export or pack it again.',
    '0x80048040': 'the solution is installed as unmanaged: uninstall it, or set SOLUTION_EXISTING=adopt.',
    '0x80048041': 'the solution is installed as managed: uninstall it, or set SOLUTION_EXISTING=adopt.',
    '0x80048060': 'the package is damaged or no solution: export or pack it again.',
    '0x80048062': 'the name of a component has no customization prefix: export or pack it again.',
    '0x80048066': 'the package states a version that this environment does not take.',
    '0x80048067': 'the package states a version that this environment does not take.',
    '0x80048068': 'the environment is older than the package: set SOLUTION_FILE to one exported for its version.',
    '0x80048541': 'a newer version of the solution is installed: uninstall it, or set SOLUTION_EXISTING=adopt.',
    '0x80071153': 'the package holds a component twice: export or pack it again.',
  }),
);

/**
 * The error for an import that fails because of the package; undefined when no code says so. Such an import proves
 * nothing about the environment. Codes also stand in the words of other codes: the first one that is known decides.
 */
export function packageRefusal(
  { file }: SolutionPackage,
  { codes, text }: JobWords,
  cause?: unknown,
): PackageError | undefined {
  const code = [...codes].find(one => packageRemedies.has(one));
  if (code === undefined) return undefined;
  return new PackageError(
    `The environment refused the package ${file} (${code}). ${text}`,
    packageRemedies.get(code) ?? 'read the reason above.',
    { cause },
  );
}
