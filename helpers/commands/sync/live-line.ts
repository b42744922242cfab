/** One line of a terminal that is written again and again, and lines that stay. Elsewhere than on a terminal only these are written. */
export class LiveLine {
  readonly #out: Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'>;
  #isShown = false;

  constructor(out: Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'> = process.stdout) {
    this.#out = out;
  }

  show(text: string): void {
    if (!this.#out.isTTY) return;
    this.#out.write(`\r\u001b[2K${text.slice(0, Math.max(this.#out.columns - 1, 20))}`);
    this.#isShown = true;
  }

  keep(text: string): void {
    if (this.#isShown) this.#out.write('\r\u001b[2K');
    this.#isShown = false;
    this.#out.write(`${text}\n`);
  }
}
