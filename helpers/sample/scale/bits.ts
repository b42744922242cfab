/** A yes or a no for each number below a bound, a bit each. */
export class Bits {
  readonly #bytes: Uint8Array;
  #count = 0;

  constructor(bound: number) {
    this.#bytes = new Uint8Array(Math.ceil(bound / 8));
  }

  /** For how many numbers it is yes. */
  get count(): number {
    return this.#count;
  }

  has(n: number): boolean {
    return ((this.#bytes[Math.floor(n / 8)] ?? 0) & (1 << (n % 8))) !== 0;
  }

  set(n: number, value: boolean): void {
    if (this.has(n) === value) return;
    this.#bytes[Math.floor(n / 8)] = (this.#bytes[Math.floor(n / 8)] ?? 0) ^ (1 << (n % 8));
    this.#count += value ? 1 : -1;
  }

  clear(): void {
    this.#bytes.fill(0);
    this.#count = 0;
  }
}
