import { operations } from '../operations/operations';
import { messages } from '../protocols/organization-service/messages';
import { operations as webApi } from '../protocols/web-api/operations';
import { type Served } from './defect';
import { variations } from './variations';

/** What an environment without a defect serves, with these variations in it; a name that is not known means none. */
export function servedWithDefects(names: readonly string[]): Served {
  const chosen = variations.filter(({ name }) => names.includes(name));
  return chosen.reduce<Served>((served, { start }) => start()(served), { operations, webApi, messages });
}
