import { copyFileSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { TestResult } from 'allure-js-commons';
import { FileSystemWriter } from 'allure-js-commons/sdk/reporter';

/**
 * Writes what allure-js-commons' own writer does, in one step each, and does not wait until the disk has it. That wait would
 * be for a loss of power; who kills a run leaves what was written all the same. A run writes thousands of small files, from
 * the process that hands out the tests: it would wait longer for the disk than for the environment.
 */
export class ResultsWriter extends FileSystemWriter {
  readonly #folder: string;

  constructor(folder: string) {
    super({ resultsDir: folder });
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  override writeAttachment(name: string, content: Buffer): void {
    this.#put(name, file => writeFileSync(file, content));
  }

  override writeAttachmentFromPath(name: string, from: string): void {
    this.#put(name, file => copyFileSync(from, file));
  }

  override writeResult(result: TestResult): void {
    this.#put(`${result.uuid}-result.json`, file => writeFileSync(file, JSON.stringify(result)));
  }

  /** What is read of a result is named after it, so who looks while it is written sees none, and no half one. */
  #put(name: string, write: (file: string) => void): void {
    const file = path.join(this.#folder, name);
    write(`${file}.new`);
    renameSync(`${file}.new`, file);
  }
}
