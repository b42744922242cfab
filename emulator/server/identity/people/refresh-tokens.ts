import { randomBytes } from 'node:crypto';
import { type Person } from './person';

/** What gets a person's client further tokens. None is ever written anywhere. */
export class RefreshTokens {
  readonly #people = new Map<string, Person>();

  issue(person: Person): string {
    const token = randomBytes(48).toString('base64url');
    this.#people.set(token, person);
    return token;
  }

  /** Whose token this is. It stays good when it is used. */
  find(token: string): Person | undefined {
    return this.#people.get(token);
  }
}
