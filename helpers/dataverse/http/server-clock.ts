/** What time it is at a server, as the `Date` of its answers tells: this computer's clock may be off by hours. */
export class ServerClock {
  /** Milliseconds that this computer's clock is ahead. Until an answer told the time, it is taken to be right. */
  #ahead = 0;

  hear(headers: Headers): void {
    const told = Date.parse(headers.get('date') ?? '');
    if (!Number.isNaN(told)) this.#ahead = Date.now() - told;
  }

  /** To the second. */
  now(): Date {
    return new Date(Date.now() - this.#ahead);
  }
}
