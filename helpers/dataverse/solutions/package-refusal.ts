import { DataverseError, PackageError } from '../errors';
import type { SolutionPackage } from './read-package';

/**
 * Codes by which an environment finds fault with a package, and not with itself
 * (https://learn.microsoft.com/power-apps/developer/data-platform/reference/web-service-error-codes).
 */
const packageRemedies: Readonly<Record<string, string>> = {
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
  '0x80048062': "a component does not bear the publisher's prefix: export or pack it again.",
  '0x80048066': 'the package states a version that this environment does not take.',
  '0x80048067': 'the package states a version that this environment does not take.',
  '0x80048068': 'the environment is older than the package: set SOLUTION_FILE to one exported for its version.',
  '0x80048541': 'a newer version of the solution is installed: uninstall it, or set SOLUTION_EXISTING=adopt.',
  '0x80071153': 'the package holds a component twice: export or pack it again.',
};

/** The first code in a text by which an environment blames the package. */
const blame = (text: string): string | undefined =>
  text
    .toLowerCase()
    .match(/0x[0-9a-f]{8}/g)
    ?.find(code => code in packageRemedies);

/**
 * A PackageError in place of an error that blames the package: such an import proves nothing about the environment.
 * Any other error comes back as it is.
 */
export function blamingPackage(pkg: SolutionPackage, error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = blame(error instanceof DataverseError ? error.code : error.message);
  if (code === undefined) return error;
  const words = error.message.replace(/\n {2}What to do: .*$/s, '');
  return new PackageError(
    `The environment refused the package ${pkg.file} (${code}). ${words}`,
    packageRemedies[code] ?? 'read the reason above.',
    { cause: error },
  );
}
