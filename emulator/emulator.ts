import { RequestLog } from './control/request-log';
import { DefectSwitches } from './defects';
import { Organization, type OrganizationOptions } from './engine/organization';
import { AccessTokens, type SigningKeys } from './identity/access-tokens';
import { type Application, type Tenant } from './identity/application';
import { SolutionOperations } from './solutions/solution-operations';

export type EmulatorOptions = {
  /** The address that clients use: `https://localhost:8443`. */
  readonly origin: string;
  readonly application: Application;
  readonly tenantId: string;
  readonly signingKeys: SigningKeys;
  /** Active from the start, and again after a reset. */
  readonly defects: readonly string[];
  readonly organization?: Pick<OrganizationOptions, 'indexDelay' | 'jobDelay' | 'expireTokensOnMetadataChange'>;
};

/** One emulated environment: an organization that can be replaced, and the identity provider that outlives it. */
export class Emulator {
  readonly origin: string;
  readonly tenant: Tenant;
  readonly tokens: AccessTokens;
  readonly defects = new DefectSwitches();
  readonly requests = new RequestLog();
  readonly #options: EmulatorOptions;
  #organization: Organization;
  #solutions: SolutionOperations;

  constructor(options: EmulatorOptions) {
    const { origin, tenantId, application, signingKeys } = options;
    this.#options = options;
    this.origin = origin;
    this.tenant = { id: tenantId, applications: [application] };
    this.tokens = new AccessTokens({ origin, tenantId, keys: signingKeys, now: () => this.#organization.clock.now() });
    this.defects.set(options.defects);
    this.#organization = this.#createOrganization();
    this.#solutions = new SolutionOperations(this.#organization);
  }

  get organization(): Organization {
    return this.#organization;
  }

  get solutions(): SolutionOperations {
    return this.#solutions;
  }

  readonly publicUrl = (): URL => new URL(this.origin);

  /** Back to the start: no solution, no row, the real time, the defects of the command line. Ids and secrets stay. */
  reset(): void {
    this.#organization.close();
    this.#organization = this.#createOrganization();
    this.#solutions = new SolutionOperations(this.#organization);
    this.defects.set(this.#options.defects);
  }

  #createOrganization(): Organization {
    const { origin, tenantId, application } = this.#options;
    const organization = new Organization({ ...this.#options.organization, url: origin, tenantId });
    organization.applicationUser(application.clientId, 'dataverse-emulator');
    return organization;
  }
}
