import { judgeRun } from '../judge/judge-run';
import { requirement } from '../requirements/catalogue';
import type { TestRecord } from '../test-record';
import type { Verdict } from '../verdict-schema';

/** The verdict on one requirement, CT-DELTA-04, by tests that name it. */
export const verdictOn = (tests: readonly TestRecord[]): Verdict => ({
  schemaVersion: 1,
  tool: { name: 'tool', version: '0.1.0' },
  run: {
    id: 'a1b2c3d4',
    startedAt: '2026-01-01T00:00:00.000Z',
    finishedAt: '2026-01-01T00:00:05.000Z',
    durationMs: 5_000,
  },
  environment: {
    kind: 'dataverse',
    url: 'https://contoso.crm.dynamics.com/',
    version: '9.2.1',
    organizationId: null,
    userId: null,
    changeTrackingRetentionDays: 7,
    organizationService: 'available',
  },
  ...judgeRun({
    requirements: [requirement('CT-DELTA-04')],
    tests: tests.map(test => ({ ...test, requirementIds: ['CT-DELTA-04'] })),
    errors: [],
  }),
});
