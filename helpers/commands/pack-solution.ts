import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { HarnessError } from '../errors';
import { findDrift } from '../solutions/pack/find-drift';
import { packSolution } from '../solutions/pack/pack-solution';

const usage = `npm run solution:pack [-- --check]
  Packs solutions/ChangeTrackingSample into the managed zip beside it.
  --check  writes nothing; exit status 1 when the zip is not what the source gives.`;

/** Returns the exit status: 0 done, 1 source and zip differ or the source cannot be packed, 2 wrong arguments. */
async function main(args: readonly string[]): Promise<number> {
  const unknown = args.filter(argument => argument !== '--check');
  if (unknown.length > 0) {
    console.error(`Unknown argument ${unknown.join(' ')}.\n${usage}`);
    return 2;
  }
  process.chdir(path.resolve(__dirname, '../..'));
  const packed = await packSolution(path.join('solutions', 'ChangeTrackingSample'));
  const file = path.join('solutions', packed.fileName);
  if (!args.includes('--check')) await writeFile(file, packed.bytes);
  const drift = await findDrift(file, packed);
  if (drift === undefined) {
    console.log(`${file}: ${packed.uniqueName} ${packed.version}, managed, ${packed.bytes.length} bytes.`);
    return 0;
  }
  console.error(drift);
  return 1;
}

main(process.argv.slice(2)).then(
  status => {
    process.exitCode = status;
  },
  (error: unknown) => {
    console.error(error instanceof HarnessError ? error.message : error);
    process.exitCode = 1;
  },
);
