import type { OrganizationServicePolicy } from '../../dataverse/organization-service/availability';
import type { Credential } from '../../dataverse/sign-in/credential';
import type { SignInSettings } from '../../dataverse/sign-in/sign-in-settings';

/** What a run is told: where to look, as whom, and what to do there. */
export type Settings = SignInSettings & {
  /** `DATAVERSE_CA_FILE`, absolute. */
  readonly caFile: string | undefined;
  /** `NODE_EXTRA_CA_CERTS`, absolute. */
  readonly extraCaFile: string | undefined;
  /** `HTTPS_PROXY`, else `HTTP_PROXY`, with the user and password that it asks for. */
  readonly proxy: URL | undefined;
  /** `NO_PROXY`, as it stands. */
  readonly noProxy: string | undefined;
  readonly solution: {
    readonly existing: 'adopt' | 'replace' | 'fail';
    /** `SOLUTION_FILE`, absolute. Undefined: the package of ours that the environment takes. */
    readonly file: string | undefined;
    readonly keep: boolean;
    /** For how many milliseconds a job is waited for: an import, an uninstall, the index of an alternate key. */
    readonly jobTimeout: number;
  };
  /** 1 to 5000. */
  readonly pageSize: number;
  /** For how long deltas are asked again before a change is called missing, 0 to 600. */
  readonly settleSeconds: number;
  readonly organizationService: OrganizationServicePolicy;
  readonly profile: Profile | undefined;
  /** A second app, whose application user may not read the whole table. Undefined: nobody to ask as. */
  readonly secondUser: Credential | undefined;
  readonly survey: {
    /** Logical names of the tables to take a token on. Empty: every tracked one. */
    readonly tables: readonly string[];
    /** Logical names of the tables that must be tracked. */
    readonly required: readonly string[];
  };
  /** A PostgreSQL server to keep copies on: `postgres://user:password@host:port/database`. Undefined: in this process. */
  readonly replicaUrl: string | undefined;
  /** How many rows are created, read and deleted to see that change tracking holds at scale. Undefined: none. */
  readonly scaleRows: number | undefined;
  /** Repeats one run of the convergence test. Undefined: another one each time. */
  readonly convergenceSeed: number | undefined;
};

/** `smoke`: the scenario. `core`: every MUST. `full`: every requirement. */
export type Profile = 'smoke' | 'core' | 'full';
