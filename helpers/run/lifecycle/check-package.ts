import { SAMPLE_BOOK } from '../../sample/books';
import { PackageError } from '../../dataverse/errors';
import type { SolutionPackage } from '../../dataverse/solutions/read-package';

/** The package, when the scenario can run with it. Throws PackageError when it lacks the table, or is unmanaged. */
export function checkPackage(pkg: SolutionPackage): SolutionPackage {
  if (!pkg.tables.includes(SAMPLE_BOOK)) {
    throw new PackageError(
      `${pkg.file} (solution ${pkg.uniqueName}) has no table ${SAMPLE_BOOK}.`,
      "let SOLUTION_FILE name a package of that table, for example Microsoft's change tracking sample.",
    );
  }
  if (!pkg.isManaged) {
    throw new PackageError(
      `${pkg.file} (solution ${pkg.uniqueName}) is unmanaged: uninstalling it would leave its table behind.`,
      'export the solution as managed and name that zip in SOLUTION_FILE.',
    );
  }
  return pkg;
}
