import { z } from 'zod';
import type { Credential } from '../../../dataverse/sign-in/credential';

/** The settings of one way to sign in. */
export type WaySettings = {
  /** As `SIGN_IN` names it. */
  readonly name: Credential['kind'];
  /** The settings that choose this way when one of them is set, and `SIGN_IN` is not. None: only `SIGN_IN` chooses it. */
  readonly chosenBy: readonly string[];
  /** Whether those are set by a machine or a pipeline, and not by a person. */
  readonly setByMachine: boolean;
  /** Every setting that it reads. */
  readonly names: readonly string[];
  /** Those that mean nothing without the one in `chosenBy`. */
  readonly partners: readonly string[];
  /** Those whose values are secrets. */
  readonly secrets: readonly string[];
  /** All that is missing or wrong is told at once. `ofPrograms` is what a program may know that is started to sign in. */
  readonly read: (
    env: Readonly<Record<string, string>>,
    ofPrograms: Readonly<Record<string, string>>,
  ) => z.ZodSafeParseResult<Credential>;
};

type Way<Shape extends z.ZodRawShape> = Pick<WaySettings, 'name' | 'chosenBy'> &
  Partial<Pick<WaySettings, 'partners' | 'secrets' | 'setByMachine'>> & {
    readonly shape: Shape;
    /** Under which other name a setting is looked for, where it is not there under its own. */
    readonly otherNames?: Readonly<Record<string, string>>;
    /** May add what is wrong with the settings together to the context. */
    readonly credential: (values: z.output<z.ZodObject<Shape>>, context: z.RefinementCtx) => Credential;
  };

/** Makes the settings of a way from their shape, and from the credential that checked values make. */
export function waySettings<Shape extends z.ZodRawShape>(way: Way<Shape>): WaySettings {
  const { name, chosenBy, setByMachine = false, partners = [], secrets = [], shape, otherNames = {}, credential } = way;
  const schema = z.object(shape).transform(credential);
  return {
    ...{ name, chosenBy, setByMachine, partners, secrets },
    names: [...Object.keys(shape), ...Object.values(otherNames)],
    read: env => {
      const borrowed = Object.entries(otherNames).flatMap(([own, other]) => {
        const value = env[other];
        return value === undefined ? [] : [[own, value]];
      });
      return schema.safeParse({ ...Object.fromEntries(borrowed), ...env });
    },
  };
}
