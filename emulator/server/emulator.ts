import { RequestLog } from './control/request-log';
import { type SavedState, makeSavedState } from './control/saved-state';
import { defectSwitches } from '../defects/all';
import { type Defect } from '../defects/defect';
import { type Served } from '../defects/served';
import { type Switches } from '../defects/switches';
import { Organization, type OrganizationOptions } from '../engine/organization';
import { restoreOrganization } from '../engine/saved-organization';
import { type RoleName } from '../engine/roles/role-rules';
import { type Federation } from './identity/federation/federation';
import { type AzureComputer } from './identity/managed-identity/managed-identity';
import { createPeople, type People } from './identity/people/people';
import { onPremises, pathOfEnvironment } from './on-premises';
import { AccessTokens } from './identity/tokens/access-tokens';
import { type SigningKeys } from './identity/tokens/signing-keys';
import {
  type Application,
  type EmulatorUser,
  registerEntraApplication,
  type Tenant,
} from './identity/clients/application';
import { type ProtectionLimits, ServiceProtection } from './limits/service-protection';
import { Solutions } from '../solutions/solutions';
import { weatherSwitches } from '../weather/all';
import { type Variation } from '../weather/variation';

export type EmulatorOptions = {
  /** The address of the identity provider, and of the environment unless that has a path: `https://localhost:8443`. */
  readonly origin: string;
  readonly application: Application;
  /** Users besides the one of {@link EmulatorOptions.application}, who is System Administrator. */
  readonly users?: readonly EmulatorUser[];
  /** Whose managed identities are System Administrators. */
  readonly computer?: AzureComputer | undefined;
  /** Who sign in themselves, each a user with a role. */
  readonly withPeople?: boolean | undefined;
  /** Issuers outside the tenant, which {@link EmulatorOptions.application} may trust. */
  readonly federation?: Federation | undefined;
  readonly tenantId: string;
  readonly signingKeys: SigningKeys;
  /** Active from the start, and again after a reset. */
  readonly defects: readonly string[];
  /** As the defects. */
  readonly variations?: readonly string[];
  readonly limits?: ProtectionLimits;
  readonly onPremises?: boolean;
  readonly organization?: Pick<OrganizationOptions, 'indexDelay' | 'jobDelay'>;
};

const administrator = 'dataverse-emulator';

/** One emulated environment: an organization that can be replaced, and the identity provider that outlives it. */
export class Emulator {
  readonly origin: string;
  /** What stands before every path of the environment: empty, or the organization's name on-premises. */
  readonly path: string;
  readonly tokens: AccessTokens;
  readonly weather: Switches<Variation>;
  readonly defects: Switches<Defect>;
  readonly requests = new RequestLog();
  /** Undefined on-premises, where nothing is limited. */
  readonly protection: ServiceProtection | undefined;
  readonly #options: EmulatorOptions;
  readonly #people: People | undefined;
  #users: readonly EmulatorUser[];
  #organization: Organization;
  #solutions: Solutions;

  constructor(options: EmulatorOptions) {
    const { origin, tenantId, signingKeys } = options;
    this.#options = options;
    this.#users = options.users ?? [];
    this.origin = origin;
    this.path = pathOfEnvironment(options.onPremises ?? false);
    this.protection = options.onPremises === true ? undefined : new ServiceProtection(options.limits);
    this.tokens = new AccessTokens({
      origin,
      environmentUrl: this.#environmentUrl,
      trustsAdfs: options.onPremises ?? false,
      tenantId,
      keys: signingKeys,
      now: () => this.#organization.clock.now(),
    });
    if (options.withPeople === true) this.#people = createPeople(() => this.#organization.clock.now());
    this.weather = weatherSwitches();
    this.defects = defectSwitches(() => this.weather.served);
    this.#switchBack();
    this.#organization = this.#createOrganization();
    this.#solutions = new Solutions(this.#organization);
  }

  /** Read it anew for each request: a reset replaces it. */
  get organization(): Organization {
    return this.#organization;
  }

  get solutions(): Solutions {
    return this.#solutions;
  }

  /** What it answers, with the active variations and defects in it. */
  get served(): Served {
    return this.defects.served;
  }

  get federation(): Federation | undefined {
    return this.#options.federation;
  }

  get tenant(): Tenant {
    const { tenantId, application, computer } = this.#options;
    const applications = [application, ...this.#users.map(user => user.application)];
    return { id: tenantId, applications, computer, people: this.#people };
  }

  /** Registers an application with a user of this role. It goes with the next reset. */
  addUser(name: string, role: RoleName): EmulatorUser {
    const user = { name, role, application: registerEntraApplication() };
    this.#organization.applicationUser(user.application.clientId, name, role);
    this.#users = [...this.#users, user];
    return user;
  }

  /** Back to the start: no solution, no row, the real time, users, variations and defects of the command line. Ids and secrets stay. */
  reset(): void {
    this.#organization.close();
    this.#users = this.#options.users ?? [];
    const organization = this.#createOrganization();
    this.#use(organization, new Solutions(organization));
    this.#switchBack();
  }

  /** All that the environment holds, as it is now. */
  saveState(): SavedState {
    return makeSavedState(this.#organization, this.#solutions);
  }

  /** Puts a saved environment in place of this one. Ids, secrets and users of this emulator stay what they are. */
  restoreState({ organization, solutions }: SavedState): void {
    const restored = restoreOrganization(organization, this.#organizationOptions());
    this.#addUsers(restored);
    this.#organization.close();
    this.#use(restored, new Solutions(restored, solutions));
  }

  get #environmentUrl(): string {
    return `${this.origin}${this.path}`;
  }

  /** To the variations and defects of the command line. */
  #switchBack(): void {
    this.weather.set(this.#options.variations ?? []);
    this.defects.set(this.#options.defects);
  }

  #use(organization: Organization, solutions: Solutions): void {
    this.#organization = organization;
    this.#solutions = solutions;
    this.weather.restart();
    this.defects.restart();
    this.protection?.reset();
  }

  #createOrganization(): Organization {
    const organization = new Organization(this.#organizationOptions());
    this.#addUsers(organization);
    return organization;
  }

  #organizationOptions(): OrganizationOptions {
    const { tenantId, onPremises: isOnPremises = false } = this.#options;
    return {
      ...this.#options.organization,
      ...(isOnPremises && onPremises),
      url: this.#environmentUrl,
      tenantId,
    };
  }

  #addUsers(organization: Organization): void {
    organization.applicationUser(this.#options.application.clientId, administrator);
    for (const { name, role, application } of this.#users) {
      organization.applicationUser(application.clientId, name, role);
    }
    const { systemAssigned, userAssigned = [] } = this.#options.computer ?? {};
    if (systemAssigned !== undefined) organization.applicationUser(systemAssigned.clientId, 'system-assigned-identity');
    for (const { role, ...person } of this.#people?.all ?? []) organization.person(person, role);
    for (const { clientId } of userAssigned) organization.applicationUser(clientId, 'user-assigned-identity');
  }
}
