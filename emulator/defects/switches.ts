import { type Deviation, type Served, sound } from './served';

/** Something that can be switched on by its name. */
export type Switch = {
  readonly name: string;
  /** What it does, in a sentence. */
  readonly description: string;
  /** Switches it on for one organization. What it has to remember lives in the deviation. */
  readonly start: () => Deviation;
};

/** Something was asked for that does not exist. */
export class UnknownNameError extends Error {
  override readonly name = 'UnknownNameError';

  constructor(what: string, unknown: readonly string[], known: readonly string[]) {
    super(`No such ${what}: ${unknown.join(', ')}. Known ${what}s: ${known.join(', ')}.`);
  }
}

type Known<Each extends Switch> = {
  /** What they are called: `defect`. */
  readonly what: string;
  readonly all: readonly Each[];
};

/** Which of those known are on at the moment: none, unless told so. What they remember is one organization's. */
export class Switches<Each extends Switch> {
  readonly #known: Known<Each>;
  readonly #beneath: () => Served;
  #active: ReadonlyMap<Each, Deviation> = new Map();
  #made: { readonly of: Served; readonly served: Served } | undefined;

  /** @param beneath what is served without them */
  constructor(known: Known<Each>, beneath: () => Served = () => sound) {
    this.#known = known;
    this.#beneath = beneath;
  }

  /** What is served with the active ones in it. */
  get served(): Served {
    const of = this.#beneath();
    if (this.#made?.of !== of) {
      const served = [...this.#active.values()].reduce((made, deviate) => deviate(made), of);
      this.#made = { of, served };
    }
    return this.#made.served;
  }

  /** The active ones, in the order of the list. */
  get names(): readonly string[] {
    return this.#known.all.filter(each => this.#active.has(each)).map(({ name }) => name);
  }

  /** All that are known, and which are on. */
  get state(): readonly (Each & { readonly active: boolean })[] {
    return this.#known.all.map(each => ({ ...each, active: this.#active.has(each) }));
  }

  /** Replaces the active ones; those that were on stay as they are. Throws UnknownNameError, and changes nothing, when a name is not known. */
  set(names: readonly string[]): void {
    const { what, all } = this.#known;
    const unknown = names.filter(name => all.every(each => each.name !== name));
    if (unknown.length > 0)
      throw new UnknownNameError(
        what,
        unknown,
        all.map(({ name }) => name),
      );
    this.#switchOn(
      all.filter(({ name }) => names.includes(name)),
      this.#active,
    );
  }

  /** The active ones begin anew: for another organization. */
  restart(): void {
    this.#switchOn([...this.#active.keys()], new Map());
  }

  #switchOn(active: readonly Each[], running: ReadonlyMap<Each, Deviation>): void {
    this.#active = new Map(active.map(each => [each, running.get(each) ?? each.start()]));
    this.#made = undefined;
  }
}
