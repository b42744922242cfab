import { type Variation } from '../variation';
import { rewritten } from './rewritten';

/** An administrator may make keys of a table that a solution brought. The index of this one could not be built, as happens when rows have the same values. */
const another = {
  MetadataId: '5b1f0f4e-4f6f-4d7e-9a53-0d7c3c4e9b21',
  LogicalName: 'new_another',
  SchemaName: 'new_Another',
  EntityLogicalName: 'sample_book',
  KeyAttributes: ['sample_author'],
  EntityKeyIndexStatus: 'Failed',
};

export const anotherKey: Variation = {
  name: 'another-key',
  description: 'The table has another alternate key beside its own, whose index has failed.',
  protocols: ['Web API'],
  ends: 'supported',
  start: () =>
    rewritten(({ request, text }) =>
      new URL(request.url).pathname.endsWith('/Keys')
        ? text.replace('"value":[', `"value":[${JSON.stringify(another)},`)
        : text,
    ),
};
