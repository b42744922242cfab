import { randomUUID } from 'node:crypto';
import { writeLease } from '../../../run/lease/lease';
import { organizationServiceWrites } from './organization-service-writes';
import { webApiWrites } from './web-api-writes';
import { sends, type Write } from './write';

/** What a run writes for other runs to see. */
const lease: Write = {
  ...{ name: 'lease', ends: 'recognised', meets: sends('PATCH') },
  prepare: ({ webApi }, rows) => {
    const runId = rows.codePrefix.slice(0, 8);
    const until = new Date(Date.now() + 60_000);
    return Promise.resolve({
      act: () => writeLease(webApi, randomUUID(), { runId, kind: 'lease', until }),
      before: [],
      after: [[`${runId}-lease`, 'A verification uses this table.']],
    });
  },
};

/** Every kind of write to rows, by the protocol that it goes through. */
export const writes: Readonly<Record<string, readonly Write[]>> = {
  'Web API': [...webApiWrites, lease],
  'Organization Service': organizationServiceWrites,
};
