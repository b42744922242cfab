/** Chooses and spoils at random, the same way for the same seed. */
export class Fuzz {
  readonly #random: () => number;

  /** @param random numbers in [0, 1) */
  constructor(random: () => number) {
    this.#random = random;
  }

  below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  chance(probability: number): boolean {
    return this.#random() < probability;
  }

  pick<Item>(items: readonly [Item, ...Item[]]): Item {
    return items[this.below(items.length)] ?? items[0];
  }

  /** The text with some of its characters doubled, dropped, swapped for others or cut off. */
  spoil(text: string): string {
    let spoilt = text;
    for (let rest = 1 + this.below(4); rest > 0; rest -= 1) {
      const at = this.below(spoilt.length + 1);
      const [before, after] = [spoilt.slice(0, at), spoilt.slice(at)];
      spoilt = this.pick([
        () => before + this.pick(strangers) + after,
        () => before + after.slice(1 + this.below(8)),
        () => before + after.slice(0, 12) + after,
        () => before,
      ])();
    }
    return spoilt;
  }

  /** A copy with some of its bytes changed, and sometimes its end cut off. */
  spoilBytes(bytes: Uint8Array): Uint8Array {
    const spoilt = bytes.slice(0, this.chance(0.2) ? this.below(bytes.length) : bytes.length);
    for (let rest = 1 + this.below(6); rest > 0 && spoilt.length > 0; rest -= 1) {
      spoilt[this.below(spoilt.length)] = this.below(256);
    }
    return spoilt;
  }

  /** Any JSON value, at most so deep. */
  json(depth = 4): unknown {
    const leaves = [null, true, 0, -1.5, 1e308, 2 ** 53, '', '\u0000', 'x'.repeat(300), ...strangers] as const;
    if (depth === 0 || this.chance(0.5)) return leaves[this.below(leaves.length)];
    if (this.chance(0.4)) return Array.from({ length: this.below(4) }, () => this.json(depth - 1));
    const names: readonly [string, ...string[]] = ['sample_name', 'Targets', 'value', 'constructor', ...strangers];
    return Object.fromEntries(Array.from({ length: this.below(4) }, () => [this.pick(names), this.json(depth - 1)]));
  }
}

/** What breaks parsers: separators, quotes, control characters, half surrogates, names that every object has. */
const strangers: [string, ...string[]] = [
  ...([
    "'",
    '"',
    '(',
    ')',
    '%',
    '%00',
    '%E0%A4%A',
    '%27',
    '&',
    '#',
    '..',
    '//',
    '\\',
    ';',
    '\t',
    '<',
    '>',
    '$',
    '@',
  ] as const),
  ...(['__proto__', 'constructor', 'toString', '\ud800', '\u202e', '💥', 'null', 'NaN', '-0', '9'.repeat(40)] as const),
  ...([
    '((((((((',
    '))))',
    ' and ',
    ' or ',
    'not ',
    '@p1',
    '$select=',
    '@odata.bind',
    '<![CDATA[',
    '<!DOCTYPE x>',
    '\r\n',
  ] as const),
];
