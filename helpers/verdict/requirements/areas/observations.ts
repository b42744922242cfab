import { defineRequirements } from '../requirement';
import { pages } from '../sources';

/** What differs between environments, or what the documentation leaves open. */
export const observationRequirements = defineRequirements([
  {
    id: 'CT-OBS-01',
    level: 'OBSERVE',
    profile: 'smoke',
    area: 'Observations',
    statement: 'How many days the environment keeps what change tracking knows about deleted rows.',
    source: pages.organization,
  },
  {
    id: 'CT-OBS-02',
    level: 'OBSERVE',
    profile: 'smoke',
    area: 'Observations',
    statement:
      'Whether a delta lists created and updated rows first, by ascending row version, and deletions after them.',
    source: pages.changeTracking,
  },
  {
    id: 'CT-OBS-03',
    level: 'OBSERVE',
    profile: 'smoke',
    area: 'Observations',
    statement:
      'How long after an import the environment answers for the new table, its alternate key and its changes, whichever of its servers is asked.',
    source: { recorded: "by Microsoft's sample, which sleeps a minute, and its Python client, which asks again" },
  },
  {
    id: 'CT-WEATHER-01',
    level: 'OBSERVE',
    area: 'Observations',
    statement: 'Which requests were refused as by a server whose caches are behind, and how soon they were answered.',
    source: { recorded: 'on one live environment: 1 of 829 calls by key, which was answered when it was asked again' },
    metInPassing: 'cold refusal',
  },
  {
    id: 'CT-WEATHER-02',
    level: 'OBSERVE',
    area: 'Observations',
    statement: 'Whether a young token was refused as expired, where the next one was taken.',
    source: { recorded: 'by a consumer in production, after the definition of a table had changed' },
    metInPassing: 'young token',
  },
]);
