const form = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i;

/** More than a double's or a System.Decimal's number has; without a bound, a short exponent would be written as many digits. */
const most = { exponent: 400, digits: 800 } as const;

/**
 * A number with all its decimal digits, as .NET's System.Decimal and SQL Server's money keep them: a JavaScript number holds
 * 15 of up to 28. A whole number of units, each 10 to the power of minus `scale`; equal numbers have equal parts.
 */
export class Decimal {
  readonly units: bigint;
  /** Digits after the point; the last one is not zero. */
  readonly scale: number;

  private constructor(units: bigint, scale: number) {
    this.units = units;
    this.scale = scale;
  }

  /** Reads `-12.340`, `.5` and `1.5e-7`; undefined for anything else. */
  static parse(text: string): Decimal | undefined {
    const [, sign = '', whole = '', fraction = '', exponentText = '0'] = form.exec(text) ?? [];
    const digits = `${whole}${fraction}`;
    const exponent = Number(exponentText);
    if (digits === '' || digits.length > most.digits || Math.abs(exponent) > most.exponent) return undefined;
    const scale = fraction.length - exponent;
    const units = BigInt(`${sign === '-' ? '-' : ''}${digits}`);
    return scale < 0 ? new Decimal(units * tenTo(-scale), 0) : Decimal.#normal(units, scale);
  }

  /** Of a double, the digits that JavaScript shows. Throws a RangeError for infinities and for what is not a number. */
  static of(value: number | bigint | Decimal): Decimal {
    if (value instanceof Decimal) return value;
    const decimal = typeof value === 'bigint' ? new Decimal(value, 0) : Decimal.parse(String(value));
    if (decimal === undefined) throw new RangeError(`${value} has no digits.`);
    return decimal;
  }

  /** Below, equal or above zero, as sort functions expect it. */
  compare(other: Decimal): number {
    const scale = Math.max(this.scale, other.scale);
    const [left, right] = [this.#unitsAt(scale), other.#unitsAt(scale)];
    if (left === right) return 0;
    return left < right ? -1 : 1;
  }

  /** With so many digits after the point at most; halves go away from zero. */
  round(digits: number): Decimal {
    if (this.scale <= digits) return this;
    const step = tenTo(this.scale - digits);
    const half = this.units < 0n ? -step / 2n : step / 2n;
    return Decimal.#normal((this.units + half) / step, digits);
  }

  /** `-0.05`: never an exponent, no zeros at the end. */
  toString(): string {
    const [sign, digits] = this.units < 0n ? ['-', String(-this.units)] : ['', String(this.units)];
    if (this.scale === 0) return `${sign}${digits}`;
    const padded = digits.padStart(this.scale + 1, '0');
    return `${sign}${padded.slice(0, -this.scale)}.${padded.slice(-this.scale)}`;
  }

  #unitsAt(scale: number): bigint {
    return this.units * tenTo(scale - this.scale);
  }

  static #normal(units: bigint, scale: number): Decimal {
    const digits = String(units);
    const zeros = units === 0n ? scale : Math.min(/0*$/.exec(digits)?.[0].length ?? 0, scale);
    return new Decimal(units / tenTo(zeros), scale - zeros);
  }
}

const tenTo = (exponent: number): bigint => 10n ** BigInt(exponent);
