/** Cookies of a load balancer that lead a client back to the same web server. Nothing else is kept of what a server sets. */
const affinityCookie = /^((?:ARR|ApplicationGateway)Affinity\w*)=([^;]*)/i;

/**
 * Keeps one client at one web server of each origin, as ServiceClient does by default: servers have caches of their own,
 * and some are warm earlier than others. It stands behind the report, which sees neither of the two headers.
 *
 * https://learn.microsoft.com/power-apps/developer/data-platform/send-parallel-requests#server-affinity
 */
export class Affinity {
  readonly #origins = new Map<string, Map<string, string>>();

  /** The headers of a request, with what its origin set before. */
  lead({ origin }: URL, headers: Headers): Headers {
    const led = new Headers(headers);
    const kept = [...(this.#origins.get(origin) ?? [])].map(([name, value]) => `${name}=${value}`);
    const cookies = [led.get('cookie'), ...kept].filter(cookie => cookie !== null);
    if (cookies.length > 0) led.set('cookie', cookies.join('; '));
    return led;
  }

  /** The headers of an answer, without the cookies that were kept for its origin. */
  keep({ origin }: URL, headers: Headers): Headers {
    const rest = new Headers(headers);
    rest.delete('set-cookie');
    for (const cookie of headers.getSetCookie()) {
      const [, name, value] = affinityCookie.exec(cookie) ?? [];
      if (name === undefined || value === undefined) rest.append('set-cookie', cookie);
      else this.#remember(origin, name, value);
    }
    return rest;
  }

  #remember(origin: string, name: string, value: string): void {
    const kept = this.#origins.get(origin) ?? new Map<string, string>();
    this.#origins.set(origin, kept.set(name, value));
  }
}
