import { HarnessError } from '../../dataverse/errors';
import type { Profile } from '../../run/settings/settings';
import { alternateKeyRequirements } from './areas/keys/alternate-keys';
import { comingToRestRequirements } from './areas/coming-to-rest';
import { concurrencyRequirements } from './areas/concurrency';
import { copyRequirements } from './areas/copies';
import { deltaRequirements } from './areas/delta/delta';
import { deltaSemanticsRequirements } from './areas/delta/delta-semantics';
import { deltaWireRequirements } from './areas/delta/delta-wire';
import { initialPageRequirements } from './areas/initial-read/initial-pages';
import { initialReadRequirements } from './areas/initial-read/initial-read';
import { keyWriteRequirements } from './areas/keys/key-writes';
import { observationRequirements } from './areas/observations';
import { entityChangesRequirements } from './areas/organization-service/entity-changes';
import { itemsOfWritesRequirements } from './areas/organization-service/items-of-writes';
import { organizationServiceRequirements } from './areas/organization-service/organization-service';
import { refusalRequirements } from './areas/refusals';
import { scaleRequirements } from './areas/scale';
import { solutionRequirements } from './areas/solutions';
import { tableRequirements } from './areas/tables';
import { writeRequirements } from './areas/writes';
import type { Requirement } from './requirement';

export type { Level, Requirement, Source } from './requirement';

const catalogue = [
  ...solutionRequirements,
  ...tableRequirements,
  ...alternateKeyRequirements,
  ...keyWriteRequirements,
  ...initialReadRequirements,
  ...initialPageRequirements,
  ...deltaRequirements,
  ...deltaSemanticsRequirements,
  ...deltaWireRequirements,
  ...comingToRestRequirements,
  ...writeRequirements,
  ...refusalRequirements,
  ...concurrencyRequirements,
  ...copyRequirements,
  ...scaleRequirements,
  ...organizationServiceRequirements,
  ...entityChangesRequirements,
  ...itemsOfWritesRequirements,
  ...observationRequirements,
] as const;

export type RequirementId = (typeof catalogue)[number]['id'];

/** All that "supports change tracking" means here, in the order of reports. */
export const requirements: readonly (Requirement & { readonly id: RequirementId })[] = catalogue;

const byId: ReadonlyMap<string, (typeof requirements)[number]> = new Map(requirements.map(one => [one.id, one]));

/** The requirement of that id, or undefined: for ids that come from outside, such as the tags of a test. */
export const findRequirement = (id: string): (typeof requirements)[number] | undefined => byId.get(id);

/** The requirement of a known id. */
export function requirement(id: RequirementId): (typeof requirements)[number] {
  const found = findRequirement(id);
  if (found === undefined)
    throw new HarnessError(`${id} is not in the catalogue`, 'look it up in docs/requirements.md.');
  return found;
}

/** Whether a run of that profile is to look at a requirement. One that is not in the catalogue is asked for by its own run. */
export function isOfProfile(id: string, profile: Profile): boolean {
  const found = findRequirement(id);
  return found === undefined || profilesOf([found.id]).includes(profile);
}

/** The profiles that a test of these requirements belongs to. Each profile has the tests of those before it. */
export function profilesOf(ids: readonly RequirementId[]): Profile[] {
  const named = ids.map(id => requirement(id));
  if (named.some(({ profile }) => profile === 'smoke')) return ['smoke', 'core', 'full'];
  return named.some(({ level }) => level === 'MUST') ? ['core', 'full'] : ['full'];
}
