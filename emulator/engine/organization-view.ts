import { type Caller } from './security/caller';
import { type Organization } from './organization';

/**
 * The organization as one caller's roles show it: its rows and its changes throw 403 for what they do not grant, and
 * leave out the rows that they do not reach. Everything else is the organization itself. Make one for each request.
 */
export function organizationFor(organization: Organization, caller: Caller): Organization {
  const access = organization.security.accessOf(caller);
  if (access === undefined) return organization;
  const own = {
    rows: organization.rows.for(access),
    changes: organization.changes.for(access),
    // Bound: it reads what is private to the organization.
    transaction: <Result>(work: () => Result): Result => organization.transaction(work),
  };
  const view: Organization & typeof own = Object.assign(inherit(organization), own);
  return view;
}

/** An empty object that answers with the organization's properties. TypeScript types `Object.create` as any. */
const inherit = (organization: Organization): Organization => Object.create(organization) as Organization;
