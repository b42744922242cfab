import { harmless } from '../../../dataverse/harmless';
import type { Environment } from '../../../run/settings/environment';
import { cutInside, isColoured, type Paint, painter } from './paint';

/** What is written to. */
export type Output = {
  readonly write: (text: string) => unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
};

/** Columns where nobody tells how wide a terminal is, or one says that it has none. */
const usualWidth = 120;
const toItsStart = '\r\u001B[2K';

/** A terminal with lines that stay, and below them one that lives. Where it is none, the live line is not shown. */
export class Screen {
  readonly paint: Paint;
  /** Whether somebody looks, and sees the live line. */
  readonly isLive: boolean;
  readonly #output: Output;
  #live = '';

  constructor(output: Output, env: Environment) {
    this.#output = output;
    this.paint = painter(isColoured(env, output.isTTY === true));
    this.isLive = output.isTTY === true && !env['CI'] && env['TERM'] !== 'dumb';
  }

  get width(): number {
    const { columns = 0 } = this.#output;
    return columns > 0 ? columns : usualWidth;
  }

  /** Writes a line that stays, in colours that it brings along. */
  print(line: string): void {
    this.#output.write(`${this.#live === '' ? '' : toItsStart}${inColours(line)}\n`);
    if (this.#live !== '') this.#output.write(this.paint('dim', this.#live));
  }

  /** Shows a line in place of the live one; an empty one takes it away. */
  show(line: string): void {
    // The last column stays free: a terminal that is filled to it goes to the next line.
    const live = cutInside(harmless(line), this.width - 1);
    if (!this.isLive || live === this.#live) return;
    this.#output.write(`${toItsStart}${live === '' ? '' : this.paint('dim', live)}`);
    this.#live = live;
  }
}

// eslint-disable-next-line no-control-regex -- what is looked for
const colour = /(\u001b\[\d+(?:;\d+)*m)/;

/** A line as it may be shown, with the colours that were given to it. */
const inColours = (line: string): string =>
  line
    .split(colour)
    .map((part, n) => (n % 2 === 1 ? part : harmless(part)))
    .join('');
