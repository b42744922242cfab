import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { exchangeAudience, type TokenIssuer } from './token-issuer';

/** Seconds. */
const lifetime = 3_600;

/**
 * A file with a token of the program, as Kubernetes puts one into a pod (`AZURE_FEDERATED_TOKEN_FILE`): it is written anew long
 * before its token ends, in one step.
 * https://azure.github.io/azure-workload-identity/docs/
 */
export class TokenFile {
  readonly path: string;
  readonly #issuer: TokenIssuer;
  readonly #timer: NodeJS.Timeout;

  private constructor(issuer: TokenIssuer) {
    this.#issuer = issuer;
    // mkdtemp makes a folder that only its owner can enter (mode 0700).
    this.path = path.join(mkdtempSync(path.join(tmpdir(), 'dataverse-emulator-token-')), 'azure-identity-token');
    this.#timer = setInterval(() => void this.write(), (lifetime / 2) * 1_000).unref();
  }

  static async create(issuer: TokenIssuer): Promise<TokenFile> {
    const file = new TokenFile(issuer);
    await file.write();
    return file;
  }

  /** Puts a new token in place of the one before. */
  async write(): Promise<void> {
    const token = await this.#issuer.issue('workload-identity', { audience: exchangeAudience, lifetime });
    writeFileSync(`${this.path}.new`, token, { mode: 0o600 });
    renameSync(`${this.path}.new`, this.path);
  }

  /** Synchronous, so that it also works while the process exits. */
  remove(): void {
    clearInterval(this.#timer);
    rmSync(path.dirname(this.path), { recursive: true, force: true });
  }
}
