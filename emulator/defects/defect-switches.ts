import { defects } from './all';
import { type Defect, type Deviation, type Served } from './defect';
import { servedWithDefects } from './served';

/** A defect was asked for that does not exist. */
export class UnknownDefectError extends Error {
  override readonly name = 'UnknownDefectError';

  constructor(unknown: readonly string[]) {
    const known = defects.map(({ name }) => name).join(', ');
    super(`No such defect: ${unknown.join(', ')}. Known defects: ${known}.`);
  }
}

/** Which of the known defects the emulator has at the moment: none, unless told so. What they remember is one organization's. */
export class DefectSwitches {
  readonly #sound: Served;
  #active: ReadonlyMap<Defect, Deviation> = new Map();
  #served: Served;

  /** @param sound what the environment serves when it has no defect */
  constructor(sound: Served = servedWithDefects([])) {
    this.#sound = sound;
    this.#served = sound;
  }

  /** What the environment serves, with the active defects in it. */
  get served(): Served {
    return this.#served;
  }

  /** The active ones, in the order of the list. */
  get names(): readonly string[] {
    return defects.filter(defect => this.#active.has(defect)).map(({ name }) => name);
  }

  /** Replaces the active ones; those that were on stay as they are. Throws UnknownDefectError, and changes nothing, when a name is not known. */
  set(names: readonly string[]): void {
    const unknown = names.filter(name => defects.every(defect => defect.name !== name));
    if (unknown.length > 0) throw new UnknownDefectError(unknown);
    this.#switchOn(
      defects.filter(({ name }) => names.includes(name)),
      this.#active,
    );
  }

  /** The active ones begin anew: for another organization. */
  restart(): void {
    this.#switchOn([...this.#active.keys()], new Map());
  }

  #switchOn(active: readonly Defect[], running: ReadonlyMap<Defect, Deviation>): void {
    this.#active = new Map(active.map(defect => [defect, running.get(defect) ?? defect.start()]));
    this.#served = [...this.#active.values()].reduce((served, deviate) => deviate(served), this.#sound);
  }
}
