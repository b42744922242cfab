import { type OrganizationOptions } from '../engine/organization';

/**
 * What an organization on-premises is like: version 9.1, Web API up to v9.1, its name in the path of its address.
 * https://learn.microsoft.com/dynamics365/customerengagement/on-premises/developer/web-api-versions
 */
export const onPremises = {
  name: 'org',
  version: '9.1.25.17',
  deployment: 'on-premises',
} as const satisfies OrganizationOptions;

/** What stands before every path of the environment: empty, or the organization's name on-premises. */
export const pathOfEnvironment = (isOnPremises: boolean): string => (isOnPremises ? `/${onPremises.name}` : '');
