import { newGuid } from '../../engine/values/guid';
import { whoAmI } from '../../protocols/organization-service/messages/environment';
import { guidValue } from '../../protocols/organization-service/xml/wire-value';
import { type Defect } from '../defect';
import { alteringResults } from '../protocol-parts';

export const anotherOrganization: Defect = {
  name: 'another-organization',
  description: 'WhoAmI of the Organization Service names another organization than the Web API.',
  protocols: ['Organization Service'],
  start: () => {
    const other = guidValue(newGuid());
    return alteringResults(whoAmI, results =>
      results.map(([name, value]) => [name, name === 'OrganizationId' ? other : value]),
    );
  },
};
