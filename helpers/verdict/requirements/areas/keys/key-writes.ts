import { defineRequirements } from '../../requirement';
import { pages } from '../../sources';

/** What an alternate key is good for beyond reading: addresses, upserts, uniqueness. */
export const keyWriteRequirements = defineRequirements([
  {
    id: 'CT-KEY-07',
    level: 'SHOULD',
    area: 'Alternate keys',
    statement:
      'A key value with a quote, blanks, parentheses, commas or letters beyond ASCII finds its row when it is escaped.',
    source: { recorded: "in Microsoft's own Python client, which doubles quotes and percent-encodes the value" },
  },
  {
    id: 'CT-KEY-08',
    level: 'MUST',
    area: 'Alternate keys',
    statement: 'An upsert by a key value that no row has creates the row.',
    source: pages.upsert,
  },
  {
    id: 'CT-KEY-09',
    level: 'MUST',
    area: 'Alternate keys',
    statement: 'An upsert by a key value that a row has updates that row and creates no second one.',
    source: pages.upsert,
  },
  {
    id: 'CT-KEY-10',
    level: 'MUST',
    area: 'Alternate keys',
    statement: 'An upsert with If-Match: * is refused with 404 when no row has the key value, and creates none.',
    source: pages.conditions,
  },
  {
    id: 'CT-KEY-11',
    level: 'MUST',
    area: 'Alternate keys',
    statement: 'An upsert with If-None-Match: * is refused with 412 when a row has the key value, and changes nothing.',
    source: pages.conditions,
  },
  {
    id: 'CT-KEY-12',
    level: 'MUST',
    area: 'Alternate keys',
    statement: 'An upsert that asks for the row back is answered with 201 when it created and 200 when it updated.',
    source: pages.upsert,
  },
  {
    id: 'CT-KEY-13',
    level: 'MUST',
    area: 'Alternate keys',
    statement: 'A key value in the body of an upsert is ignored when the row exists, and wins when it is created.',
    source: pages.upsert,
  },
  {
    id: 'CT-KEY-14',
    level: 'MUST',
    area: 'Alternate keys',
    statement: 'Rows without a value in the key column stand beside each other: uniqueness does not concern them.',
    source: pages.defineKeys,
  },
  {
    id: 'CT-KEY-15',
    level: 'MUST',
    area: 'Alternate keys',
    statement: 'An address by a column that is no alternate key is refused.',
    source: pages.useKeys,
  },
  {
    id: 'CT-KEY-16',
    level: 'MUST',
    area: 'Alternate keys',
    statement: 'An update to a key value that another row has is refused, and changes nothing.',
    source: pages.defineKeys,
  },
  {
    id: 'CT-KEY-17',
    level: 'MUST',
    area: 'Alternate keys',
    statement: 'A key value with a character that no address can carry is unique all the same.',
    source: pages.defineKeys,
  },
  {
    id: 'CT-KEY-18',
    level: 'OBSERVE',
    area: 'Alternate keys',
    statement: 'Which of the characters that Microsoft rules out (/ < > * % & : \\ ? +) an address carries after all.',
    source: pages.defineKeys,
  },
  {
    id: 'CT-KEY-19',
    level: 'OBSERVE',
    area: 'Alternate keys',
    statement: 'Whether two values that differ in upper and lower case only are the same key value.',
    source: { recorded: 'on a live environment, as a claim without the exchange' },
  },
  {
    id: 'CT-KEY-20',
    level: 'SHOULD',
    area: 'Alternate keys',
    statement: 'An address by a column that is no alternate key is refused with the code 0x8006088a or 0x80060888.',
    source: { recorded: 'on live environments; the documentation of keys names no code' },
  },
  {
    id: 'CT-KEY-21',
    level: 'SHOULD',
    area: 'Alternate keys',
    statement: 'An update to a key value that another row has is refused with the code 0x80060892.',
    source: pages.errorCodes,
  },
]);
