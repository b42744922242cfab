import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Where the agent writes its challenges on Linux. Clients, MSAL among them, read no other folder there. */
export const agentTokensFolder = '/var/opt/azcmagent/tokens';

/** More that nobody answers are forgotten, the oldest first. */
const mostChallenges = 100;

/** The secrets that the agent of Azure Arc writes into files, for those to read who may. */
export class ArcChallenges {
  readonly #folder: string;
  /** Files by their secrets, oldest first. */
  readonly #files = new Map<string, string>();
  /** The first folder that had to be made. */
  #made: string | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Writes a new secret into a new file, and names the file. */
  write(): string {
    this.#made = mkdirSync(this.#folder, { recursive: true }) ?? this.#made;
    const file = path.join(this.#folder, `${randomUUID()}.key`);
    const secret = randomBytes(48).toString('base64url');
    writeFileSync(file, secret, { mode: 0o640 });
    this.#files.set(secret, file);
    const [oldest] = this.#files.keys();
    if (oldest !== undefined && this.#files.size > mostChallenges) this.#drop(oldest);
    return file;
  }

  /** Whether this is a secret that was written. Each is good once; its file goes with it. */
  isAnsweredBy(given: string): boolean {
    if (!this.#files.has(given)) return false;
    this.#drop(given);
    return true;
  }

  /** Removes what was written, and the folders that were made for it. Synchronous, so that it also works while the process exits. */
  remove(): void {
    for (const secret of this.#files.keys()) this.#drop(secret);
    if (this.#made === undefined) return;
    // From the inside out; one that somebody else has put something into stays.
    const inside = path.relative(this.#made, this.#folder).split(path.sep).filter(Boolean);
    for (let depth = inside.length; depth >= 0; depth--) {
      try {
        rmdirSync(path.join(this.#made, ...inside.slice(0, depth)));
      } catch {
        return;
      }
    }
  }

  #drop(secret: string): void {
    rmSync(this.#files.get(secret) ?? '', { force: true });
    this.#files.delete(secret);
  }
}
