import { textValue } from '../../engine/values/row';
import { notImplemented } from '../../engine/dataverse-fault';
import { type Organization } from '../../engine/organization';
import { invalidSolutionRowName } from '../../engine/rows/solution-rows';
import { findInstalledSolution } from './installed-solutions';
import { holdingSolutionExists, holdingWithoutBase, lowerVersionUpgrade } from '../solution-faults';
import { type SolutionPackage } from '../package/solution-package';

const longestName = 65;

/** What a solution that waits to replace another is called: `Books_Upgrade`. Recorded on live environments. */
export const holdingSolutionName = (uniqueName: string): string => `${uniqueName}_Upgrade`;

/** Whether a solution has a holding solution that waits to replace it. */
export const hasPendingUpgrade = (organization: Organization, uniqueName: string): boolean =>
  findInstalledSolution(organization, holdingSolutionName(uniqueName)) !== undefined;

/**
 * Whether a package can wait as the holding solution of what is installed. Throws 0x80048541 unless its version is
 * higher, and 0x80048539 where a holding solution waits already, or there is nothing to upgrade.
 */
export function checkUpgradeOfInstalled(
  organization: Organization,
  { uniqueName, version, isManaged }: SolutionPackage,
): void {
  if (!isManaged)
    throw notImplemented('An unmanaged package as a holding solution is not implemented: import an update.');
  const base = findInstalledSolution(organization, uniqueName);
  if (base === undefined) throw holdingWithoutBase(uniqueName);
  const name = holdingSolutionName(uniqueName);
  if (name.length > longestName) throw invalidSolutionRowName(name);
  if (hasPendingUpgrade(organization, uniqueName)) throw holdingSolutionExists(name);
  if (compareSolutionVersions(version, textValue(base.values, 'version')) <= 0) throw lowerVersionUpgrade();
}

/** It is not public what becomes of an upgrade that waits when the solution below it is updated or removed: 501. */
export function refuseDuringPendingUpgrade(organization: Organization, uniqueName: string): void {
  if (!hasPendingUpgrade(organization, uniqueName)) return;
  throw notImplemented(
    `The solution ${uniqueName} waits for its upgrade: apply it by DeleteAndPromote, or uninstall ${holdingSolutionName(uniqueName)}, first. Changing ${uniqueName} meanwhile is not implemented.`,
  );
}

/** Negative, zero or positive, as the first version is lower, equal or higher. Missing parts count as zero: 1.2 is 1.2.0.0. */
function compareSolutionVersions(first: string, second: string): number {
  const [one, other] = [first.split('.').map(Number), second.split('.').map(Number)];
  for (let part = 0; part < Math.max(one.length, other.length); part += 1) {
    const difference = (one[part] ?? 0) - (other[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
