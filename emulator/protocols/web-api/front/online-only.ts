import { type OrganizationView } from '../../../engine/organization-view';
import { type ODataRequest } from './request/odata-request';
import { resourceNotFound } from './response/odata-error';

/** Messages that organizations on-premises do not have; of StageSolution it is inferred. https://learn.microsoft.com/power-apps/developer/data-platform/bulk-operations */
const onlineMessages = /^(?:Microsoft\.Dynamics\.CRM\.)?(?:(?:Create|Update|Upsert|Delete)Multiple|StageSolution)$/;

export const isOnlineOnly = (name: string): boolean => onlineMessages.test(name);

/** Throws 404 on-premises for what exists online only. */
export function refuseOnlineOnly({ path }: ODataRequest, { deployment }: OrganizationView): void {
  const last = path.at(-1)?.name ?? '';
  if (deployment === 'on-premises' && isOnlineOnly(last)) throw resourceNotFound(last);
}
