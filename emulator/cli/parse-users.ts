import { isRoleName, roleNames } from '../engine/roles/role-rules';
import { type RequestedUser, userName } from '../server/identity/users';
import { UsageError } from './usage-error';

/** Reads `NAME=ROLE`. Throws a UsageError that names the first one that is wrong. */
export function parseUsers(given: readonly string[]): RequestedUser[] {
  const users = given.map(parseUser);
  const twice = users.find(({ name }, index) => users.findIndex(user => user.name === name) !== index);
  if (twice !== undefined) throw new UsageError(`--user names "${twice.name}" twice.`);
  return users;
}

function parseUser(text: string): RequestedUser {
  const equals = text.indexOf('=');
  const [name, role] = [text.slice(0, equals), text.slice(equals + 1)];
  if (equals < 0 || !userName.test(name)) {
    throw new UsageError(`--user takes NAME=ROLE, the name of letters, digits, "_", "." and "-"; not "${text}".`);
  }
  if (!isRoleName(role)) throw new UsageError(`--user knows no role "${role}"; known: ${roleNames.join(', ')}.`);
  return { name, role };
}
