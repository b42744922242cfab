import type { Check } from './check';
import { customizationLock } from './checks/environment/customization-lock';
import { organizationService } from './checks/environment/organization-service';
import { privileges } from './checks/environment/privileges';
import { retention } from './checks/environment/retention';
import { roles } from './checks/environment/roles';
import { serviceProtection } from './checks/environment/service-protection';
import { solutionChecker } from './checks/environment/solution-checker';
import { version } from './checks/environment/version';
import { certificate } from './checks/network/certificate';
import { challenge } from './checks/network/challenge';
import { clock } from './checks/network/clock';
import { connection } from './checks/network/connection';
import { hostName } from './checks/network/host-name';
import { proxy } from './checks/network/proxy';
import { authority } from './checks/sign-in/authority';
import { token } from './checks/sign-in/token';
import { user } from './checks/sign-in/user';

/** From the name to the token, and whether the environment knows whose it is. */
const door: readonly Check[] = [
  hostName,
  proxy,
  connection,
  certificate,
  challenge,
  clock,
  authority,
  token,
  user,
  version,
];

/** What must be right before a run begins: without it every test would end in the same words. */
export const checksBeforeRun: readonly Check[] = [...door, roles, privileges];

/** All that the doctor looks at, in the order in which one thing stands on another. */
export const allChecks: readonly Check[] = [
  ...door,
  roles,
  privileges,
  customizationLock,
  solutionChecker,
  retention,
  organizationService,
  serviceProtection,
];
