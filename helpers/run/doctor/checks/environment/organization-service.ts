import {
  describeAvailability,
  probeOrganizationService,
} from '../../../../dataverse/organization-service/availability';
import { defineCheck, type Looked } from '../../check';
import { refusedBy } from '../../not-ok';

/** Whether the second endpoint, SOAP, lets the same user in. */
export const organizationService = defineCheck({
  name: 'Organization Service',
  needs: ['user'],
  ask: async ({ organizationService: client, settings: { organizationService: policy } }): Promise<Looked> => {
    if (policy === 'off') return { finding: { notAsked: 'ORGANIZATION_SERVICE is off' } };
    try {
      const availability = await probeOrganizationService(client, policy, { wasRefused: true });
      if (availability.kind === 'available') return { finding: { ok: 'lets the same user in' } };
      return { finding: { notOk: describeAvailability(availability), whatToDo: whatToDo[policy] } };
    } catch (error) {
      return { finding: refusedBy(error) };
    }
  },
});

const whatToDo = {
  optional:
    'a run leaves the requirements of this endpoint out, and says so. If it is blocked on purpose, set ORGANIZATION_SERVICE=off; else ask the administrator of the environment.',
  required: 'ask the administrator of the environment to open it, or set ORGANIZATION_SERVICE=optional.',
} as const;
