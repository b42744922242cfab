import { z } from 'zod';
import type { Endpoint } from '../../dataverse/change-feed/change-feed';

const sample = z.object({
  at: z.number(),
  seconds: z.number(),
  rows: z.number(),
  lanes: z.number(),
  heldSeconds: z.number(),
});

const phase = z.object({
  name: z.string(),
  rows: z.number(),
  seconds: z.number(),
  throttled: z.number(),
  heldSeconds: z.number(),
  mostLanes: z.number(),
  samples: z.array(sample),
});

/** Where the changes of an endpoint begin: before the rows were there (or why nobody knows), and when all of them had been told. */
const places = z.object({
  beforeRows: z.string().optional(),
  noPlace: z.string().optional(),
  afterRows: z.string().optional(),
});

/** What one test with many rows leaves for the next, whichever process it runs in. None of the rows is in it. */
export const scaleStateSchema = z.object({
  /** What the rows are made from: see ManyBooksSeed. */
  books: z.object({ count: z.int(), idPrefix: z.string(), codePrefix: z.string() }),
  /** What has been done with all of them. */
  done: z.enum(['nothing', 'created', 'deleted']),
  /** Why the environment does not take them at all. */
  unsupported: z.string().optional(),
  'Web API': places,
  'Organization Service': places,
  /** How often a row came twice in one delta, by what was read. */
  doubled: z.array(z.object({ what: z.string(), count: z.int() })),
  phases: z.array(phase),
}) satisfies z.ZodType<Record<Endpoint, object>>;

export type ScaleState = z.infer<typeof scaleStateSchema>;
