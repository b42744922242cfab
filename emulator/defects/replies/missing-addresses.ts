import { postEntity } from '../../protocols/web-api/rows/single/write-entity';
import { type Defect } from '../defect';
import { withReplies } from './rewritten-replies';

export const missingAddresses: Defect = {
  name: 'missing-addresses',
  description: 'A created row is answered without OData-EntityId.',
  protocols: ['Web API'],
  start: () =>
    withReplies(postEntity, ({ headers: { 'odata-entityid': _address, ...headers }, ...reply }) => ({
      ...reply,
      headers,
    })),
};
