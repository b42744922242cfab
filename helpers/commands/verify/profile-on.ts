import type { EnvironmentEntry } from '../../run/environments/environments-schema';
import type { VerifyArguments } from './read-arguments';

/** Who asks for a profile means it for each environment; else an entry has its own. */
export function profileOn(entry: EnvironmentEntry, { profile }: VerifyArguments): Pick<VerifyArguments, 'profile'> {
  const wanted = profile ?? entry.profile;
  return wanted === undefined ? {} : { profile: wanted };
}
