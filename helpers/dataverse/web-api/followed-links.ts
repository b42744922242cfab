import { createHash } from 'node:crypto';

/** The links that one read followed, of which each may be followed once. It keeps no link: a server makes them as long as it likes. */
export class FollowedLinks {
  readonly #seen = new Set<string>();

  get size(): number {
    return this.#seen.size;
  }

  /** Notes a link. False where it was followed before. */
  add(link: string): boolean {
    const before = this.#seen.size;
    this.#seen.add(createHash('sha256').update(link).digest('base64'));
    return this.#seen.size > before;
  }
}
