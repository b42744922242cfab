import { askChanges } from '../../protocols/organization-service/testing/changes';
import { type Looks } from './look';
import { faultOf, outcomeOf } from './site';

export const cacheLooks: Readonly<Record<string, Looks>> = {
  'cold-table': {
    webApi: {
      see: async ({ send }) => [
        outcomeOf(await send('GET', 'sample_books')),
        outcomeOf(await send('GET', "EntityDefinitions(LogicalName='sample_book')")),
      ],
      clear: ['done', 'done'],
      clouded: ['404 0x80060888', 'done'],
      until: 'later',
    },
    organizationService: {
      see: async site => faultOf(await askChanges(site)),
      clear: 'done',
      clouded: '0x80041102',
      until: 'later',
    },
  },
};
