import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findDrift } from '../sample/pack/find-drift';
import { type PackageVersion, packageVersions } from '../sample/pack/older-package';
import { packSolution } from '../sample/pack/pack-solution';
import { exitWith, root } from './command';

const usage = `npm run solution:pack [-- --check] [--package-version ${packageVersions.join('|')}]
  Packs solutions/ChangeTrackingSample into the managed zips beside it, one for each version of server.
  --check            writes nothing; exit status 1 when a zip is not what the source gives.
  --package-version  packs for this version of server only.`;

type Request = { readonly check: boolean; readonly versions: readonly PackageVersion[] };

/** Returns the exit status: 0 done, 1 source and zip differ or the source cannot be packed, 2 wrong arguments. */
async function runPackCommand(args: readonly string[]): Promise<number> {
  const request = packArguments(args);
  if (typeof request === 'string') {
    console.error(`${request}\n${usage}`);
    return 2;
  }
  process.chdir(root);
  let status = 0;
  for (const version of request.versions) if (!(await packAndWrite(version, request.check))) status = 1;
  return status;
}

/** What was asked for, or what is wrong with it. */
function packArguments(args: readonly string[]): Request | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { check: { type: 'boolean', default: false }, 'package-version': { type: 'string' } },
    });
    const asked = values['package-version'];
    const versions = packageVersions.filter(version => asked === undefined || asked === version);
    return versions.length > 0 ? { check: values.check, versions } : `Unknown package version ${asked ?? ''}.`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function packAndWrite(version: PackageVersion, check: boolean): Promise<boolean> {
  const packed = await packSolution(path.join('solutions', 'ChangeTrackingSample'), version);
  const file = path.join('solutions', packed.fileName);
  if (!check) await writeFile(file, packed.bytes);
  const drift = await findDrift(file, packed);
  const { uniqueName, version: itsVersion, bytes } = packed;
  if (drift !== undefined) console.error(drift);
  else console.log(`${file}: ${uniqueName} ${itsVersion}, managed, for ${version}, ${bytes.length} bytes.`);
  return drift === undefined;
}

exitWith(runPackCommand(process.argv.slice(2)), 1);
