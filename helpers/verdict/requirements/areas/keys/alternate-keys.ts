import { defineRequirements } from '../../requirement';
import { pages } from '../../sources';

/** An external system names rows by its own code, not by a GUID it never saw. */
export const alternateKeyRequirements = defineRequirements([
  {
    id: 'CT-KEY-01',
    level: 'MUST',
    profile: 'smoke',
    area: 'Alternate keys',
    statement: 'An alternate key that a solution brings is there and covers the column it was defined over.',
    source: pages.defineKeys,
  },
  {
    id: 'CT-KEY-02',
    level: 'MUST',
    groundwork: true,
    profile: 'smoke',
    area: 'Alternate keys',
    statement: 'The index of an alternate key is built in the background and becomes active.',
    source: pages.defineKeys,
  },
  {
    id: 'CT-KEY-03',
    level: 'MUST',
    profile: 'smoke',
    area: 'Alternate keys',
    statement: 'A created row is found when it is read by its alternate key.',
    source: pages.useKeys,
  },
  {
    id: 'CT-KEY-04',
    level: 'MUST',
    profile: 'smoke',
    area: 'Alternate keys',
    statement: 'A second row with a key value that is already taken is refused with 412 and the code 0x80060892.',
    source: pages.errorCodes,
  },
  {
    id: 'CT-KEY-05',
    level: 'MUST',
    profile: 'smoke',
    area: 'Alternate keys',
    statement: 'A row is updated by its alternate key.',
    source: pages.writeRows,
  },
  {
    id: 'CT-KEY-06',
    level: 'MUST',
    profile: 'smoke',
    area: 'Alternate keys',
    statement: 'A row is deleted by its alternate key and is not found afterwards.',
    source: pages.writeRows,
  },
]);
