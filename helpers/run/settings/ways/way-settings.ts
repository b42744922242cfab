import { z } from 'zod';
import type { Credential } from '../../../dataverse/sign-in/credential';

/** The settings of one way to sign in. */
export type WaySettings = {
  /** As `SIGN_IN` names it. */
  readonly name: Credential['kind'];
  /** The setting that chooses this way when it is set, and `SIGN_IN` is not. Undefined: only `SIGN_IN` chooses it. */
  readonly chosenBy: string | undefined;
  /** Every setting that it reads. */
  readonly names: readonly string[];
  /** Those that mean nothing without the one in `chosenBy`. */
  readonly partners: readonly string[];
  /** Those whose values are secrets. */
  readonly secrets: readonly string[];
  /** All that is missing or wrong is told at once. */
  readonly read: (env: Readonly<Record<string, string>>) => z.ZodSafeParseResult<Credential>;
};

/** Makes the settings of a way from their shape, and from the credential that checked values make. */
export function waySettings<Shape extends z.ZodRawShape>({
  shape,
  credential,
  ...way
}: Pick<WaySettings, 'name' | 'chosenBy'> &
  Partial<Pick<WaySettings, 'partners' | 'secrets'>> & {
    readonly shape: Shape;
    readonly credential: (values: z.output<z.ZodObject<Shape>>) => Credential;
  }): WaySettings {
  const schema = z.object(shape).transform(credential);
  return { partners: [], secrets: [], ...way, names: Object.keys(shape), read: env => schema.safeParse(env) };
}
