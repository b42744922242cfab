import type { OutlinedRequirement, VerdictOutline } from '../verdict-outline';

/** A requirement in a verdict, by its id: a MUST that holds, changed as a test needs it. */
export const outlined = (id: string, changes: Partial<OutlinedRequirement> = {}): OutlinedRequirement => ({
  ...{ id, level: 'MUST', statement: `${id} is so.`, outcome: 'passed', reason: null, observed: null },
  ...changes,
});

/** What nobody has documented, and a run saw. */
export const seen = (id: string, observed: string): OutlinedRequirement =>
  outlined(id, { level: 'OBSERVE', outcome: 'observed', observed });

/** A verdict on a real environment with these requirements. */
export const outlineOf = (
  requirements: readonly OutlinedRequirement[],
  environment: Partial<VerdictOutline['environment']> = {},
): VerdictOutline => ({
  schemaVersion: 1,
  tool: { name: 'tool', version: '0.1.0' },
  run: {
    ...{ id: 'a1b2c3d4', startedAt: '2026-01-01T10:00:00.000Z' },
    ...{ finishedAt: '2026-01-01T10:00:05.000Z', durationMs: 5_000 },
  },
  environment: {
    ...{ kind: 'dataverse', url: 'https://contoso.crm.dynamics.com/', version: '9.2.1', organizationId: null },
    ...{ userId: null, changeTrackingRetentionDays: 7, organizationService: 'open' },
    ...environment,
  },
  verdict: 'supported',
  requirements: [...requirements],
});
