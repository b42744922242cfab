import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const packageSchema = z.object({
  version: z.string().optional(),
  /** Where it is downloaded from. */
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  license: z.string().optional(),
  /** A workspace: a folder of this repository. */
  link: z.boolean().default(false),
  dev: z.boolean().default(false),
  hasInstallScript: z.boolean().default(false),
});

const lockSchema = z.object({ packages: z.record(z.string(), packageSchema) });

/** A package that `npm ci` downloads. */
export type LockedPackage = z.infer<typeof packageSchema> & { readonly name: string };

const folder = 'node_modules/';

/** Every package that `npm ci` downloads, on whatever system, by name and version. */
export function lockedPackages(root: string): readonly LockedPackage[] {
  const { packages } = lockSchema.parse(JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')));
  return Object.entries(packages)
    .filter(([place, { link }]) => place.includes(folder) && !link)
    .map(([place, one]) => ({ ...one, name: place.slice(place.lastIndexOf(folder) + folder.length) }))
    .sort((a, b) => `${a.name} ${a.version ?? ''}`.localeCompare(`${b.name} ${b.version ?? ''}`, 'en'));
}
