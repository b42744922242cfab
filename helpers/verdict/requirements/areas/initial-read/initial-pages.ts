import { defineRequirements } from '../../requirement';
import { pages } from '../../sources';

/** The first tracked read in pages, with company, and while others write. */
export const initialPageRequirements = defineRequirements([
  {
    id: 'CT-INIT-05',
    level: 'MUST',
    area: 'Initial read',
    statement: 'The first tracked read returns no deletions: rows deleted before it are not in it at all.',
    source: pages.changeTracking,
  },
  {
    id: 'CT-INIT-06',
    level: 'SHOULD',
    area: 'Initial read',
    statement: "Next links and delta links lead to the environment's own origin.",
    source: { recorded: 'on live environments, by a client that refuses to follow any other link' },
  },
  {
    id: 'CT-INIT-07',
    level: 'SHOULD',
    area: 'Initial read',
    statement: 'A preference for change tracking works in one Prefer header with a page size, in either order.',
    source: { recorded: 'on live environments, by clients that send both in production' },
  },
  {
    id: 'CT-INIT-08',
    level: 'SHOULD',
    area: 'Initial read',
    statement: 'No page of a tracked read holds more rows than odata.maxpagesize asks for.',
    source: { recorded: 'on live environments, by clients that page through tracked reads in production' },
  },
  {
    id: 'CT-INIT-09',
    level: 'SHOULD',
    area: 'Initial read',
    statement:
      'A row created, updated or deleted between two pages of the first tracked read comes later in it, or in the first delta.',
    source: {
      recorded:
        'as the answer of the documentation team to who asked whether changes during a long first read are lost',
    },
  },
  {
    id: 'CT-INIT-10',
    level: 'OBSERVE',
    area: 'Initial read',
    statement: 'Where a row written between two pages of the first tracked read comes: on a later page, in the delta.',
    source: { recorded: 'nowhere: an open question' },
  },
  {
    id: 'CT-INIT-11',
    level: 'OBSERVE',
    area: 'Initial read',
    statement: 'What Preference-Applied says when a page size is asked for beside change tracking.',
    source: { recorded: 'nowhere: an open question' },
  },
  {
    id: 'CT-INIT-12',
    level: 'OBSERVE',
    area: 'Initial read',
    statement: 'Whether a tracked read that asks for formatted values still ends with a delta link.',
    source: { recorded: 'on a live environment of version 8.2, which left the link out' },
  },
  {
    id: 'CT-INIT-14',
    level: 'SHOULD',
    area: 'Initial read',
    statement: 'A first tracked read that asks for no page size comes in one page up to 5,000 rows.',
    source: pages.paging,
  },
  {
    // RFC 7240 leaves the header to the server, and gateways drop it: the delta link shows that the preference was honoured.
    id: 'CT-INIT-16',
    level: 'SHOULD',
    area: 'Initial read',
    statement:
      'A read that prefers odata.track-changes and nothing else is answered with Preference-Applied: odata.track-changes.',
    source: pages.changeTracking,
  },
]);
