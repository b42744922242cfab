import { type OrganizationView } from '../../engine/organization-view';

/** How long a cache stays cold, in milliseconds of the organization's clock. Real ones do up to 30 s, and more; short, so that a proof is quick. */
const coldFor = 4_000;

/** Whether something came so lately that a cache does not have it yet. */
type IsCold = (id: string) => boolean;

/**
 * Notices what came since the weather began, from the first request after it came, and tells for how long it is cold: call it for every
 * request. What was there when the weather began is warm.
 */
function newcomers(idsIn: (organization: OrganizationView) => readonly string[]): (view: OrganizationView) => IsCold {
  const seenAt = new Map<string, number>();
  let isFirst = true;
  return organization => {
    const now = organization.clock.now();
    for (const id of idsIn(organization)) if (!seenAt.has(id)) seenAt.set(id, isFirst ? -Infinity : now);
    isFirst = false;
    return id => now - (seenAt.get(id) ?? -Infinity) < coldFor;
  };
}

/** By metadata id. */
export const newTables = () => newcomers(({ tables }) => tables.all().map(({ metadataId }) => metadataId));

/** Alternate keys whose index became active, by metadata id. */
export const newKeys = () =>
  newcomers(({ tables }) =>
    tables
      .all()
      .flatMap(({ keys }) => [...keys.values()])
      .filter(({ indexStatus }) => indexStatus === 'Active')
      .map(({ metadataId }) => metadataId),
  );
