import { SAMPLE_BOOK } from '../../sample/books';
import { PackageError } from '../../dataverse/errors';
import type { SolutionPackage } from '../../dataverse/solutions/read-package';

/**
 * The package, when the scenario can run with it and nobody loses anything by it: a managed solution takes its tables
 * along when it is removed, and this run makes and counts rows of one table only.
 *
 * Throws PackageError when it lacks the table, touches another one, or is unmanaged.
 */
export function checkPackage(pkg: SolutionPackage): SolutionPackage {
  if (!pkg.tables.includes(SAMPLE_BOOK)) {
    throw unfit(
      pkg,
      `has no table ${SAMPLE_BOOK}`,
      "let SOLUTION_FILE name a package of that table, for example Microsoft's change tracking sample.",
    );
  }
  const others = pkg.tables.filter(table => table !== SAMPLE_BOOK);
  if (others.length > 0) {
    throw unfit(
      pkg,
      `also brings ${others.length === 1 ? 'the table' : 'the tables'} ${others.join(', ')}: uninstalling it after the run would take their rows or columns along`,
      `let SOLUTION_FILE name a package of the table ${SAMPLE_BOOK} alone, or leave SOLUTION_FILE unset to use ours.`,
    );
  }
  if (!pkg.isManaged) {
    throw unfit(
      pkg,
      'is unmanaged: uninstalling it would leave its table behind',
      'export the solution as managed and name that zip in SOLUTION_FILE.',
    );
  }
  return pkg;
}

const unfit = ({ file, uniqueName }: SolutionPackage, problem: string, whatToDo: string): PackageError =>
  new PackageError(`${file} (solution ${uniqueName}) ${problem}.`, whatToDo);
