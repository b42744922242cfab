import { type Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { type DataverseFault } from '../../engine/dataverse-fault';
import { type CallerVariables } from '../../protocols/caller-variables';
import { type ServiceProtection } from './service-protection';

/** How an endpoint writes a refusal; `retryAfter` in seconds. `Retry-After` is added to what it returns. */
export type RenderRefusal = (fault: DataverseFault, retryAfter: number) => Response;

/**
 * Holds the caller to the service protection limits, and tells how much is left as recorded: whole requests, and seconds
 * with a thousands separator and two decimals. Mount it behind sign-in.
 * https://learn.microsoft.com/power-apps/developer/data-platform/api-limits
 */
export const protectService = (protection: ServiceProtection, renderRefusal: RenderRefusal) =>
  createMiddleware<CallerVariables>(async (c, next) => {
    const { userId } = c.get('caller');
    const admission = protection.enter(userId);
    if (admission.kind === 'refused') {
      const response = renderRefusal(admission.fault, admission.retryAfter);
      response.headers.set('retry-after', String(admission.retryAfter));
      c.res = response;
    } else {
      try {
        await next();
      } finally {
        admission.leave();
      }
    }
    addRateLimitHeaders(c, protection, userId);
  });

/** Made once: it costs more than all that it formats. */
const secondsLeft = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

function addRateLimitHeaders({ res: { headers } }: Context, protection: ServiceProtection, userId: string): void {
  const { requests, milliseconds } = protection.remaining(userId);
  headers.set('x-ms-ratelimit-burst-remaining-xrm-requests', String(requests));
  headers.set('x-ms-ratelimit-time-remaining-xrm-requests', secondsLeft.format(milliseconds / 1_000));
  headers.set('x-ms-dop-hint', String(protection.parallelism));
}
