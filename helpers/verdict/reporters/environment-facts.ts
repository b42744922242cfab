import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Environment } from '../../run/settings/environment';
import type { VerdictEnvironment } from '../verdict-schema';

/** The part of the run's ledger that a report needs. Anything else in it is left alone. */
const ledgerSchema = z.object({
  runId: z.string(),
  environment: z.object({
    url: z.string(),
    facts: z
      .object({
        kind: z.enum(['emulator', 'dataverse']),
        version: z.string(),
        organizationId: z.string(),
        userId: z.string(),
        changeTrackingRetentionDays: z.number().optional(),
      })
      .optional(),
    organizationService: z.string().optional(),
  }),
});

/** Where the facts are looked for. */
type FactSources = {
  readonly folder: string;
  readonly runId: string;
  readonly env: Environment;
  /** Whether this run started the emulator: known before anything was asked. */
  readonly onEmulator: boolean;
};

/** What the run learned about its environment. A ledger of another run says nothing about this one. */
export function environmentFacts({ folder, runId, env, onEmulator }: FactSources): VerdictEnvironment {
  const ledger = readLedger(path.join(folder, 'ledger.json'));
  const known = ledger?.runId === runId ? ledger.environment : undefined;
  const facts = known?.facts;
  const configured = env['DATAVERSE_URL']?.trim() ?? '';
  return {
    kind: facts?.kind ?? (onEmulator ? 'emulator' : null),
    url: known?.url ?? (configured || null),
    version: facts?.version ?? null,
    organizationId: facts?.organizationId ?? null,
    userId: facts?.userId ?? null,
    changeTrackingRetentionDays: facts?.changeTrackingRetentionDays ?? null,
    organizationService: known?.organizationService ?? null,
  };
}

/** Undefined when there is none, or when it is not a ledger: a verdict must come out all the same. */
function readLedger(file: string): z.infer<typeof ledgerSchema> | undefined {
  try {
    return ledgerSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}
