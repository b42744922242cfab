import { retrieveEntityChanges } from '../../protocols/organization-service/messages/retrieve-entity-changes';
import { largestPage } from '../../query/page-size';
import { type Variation } from '../variation';

/** A small PageInfo.Count is not documented to be kept; 200, 1000 and 5000 are in use. */
export const ignoredPageSize: Variation = {
  name: 'ignored-page-size',
  description: 'RetrieveEntityChanges answers with greatest pages, whatever PageInfo asks for.',
  protocols: ['Organization Service'],
  ends: 'supported',
  start: () => served => ({
    ...served,
    messages: served.messages.map(message =>
      message.name !== retrieveEntityChanges.name
        ? message
        : {
            ...message,
            handle: (call, context) => {
              const { operations } = context;
              const readChanges: typeof operations.readChanges = (organization, request) =>
                operations.readChanges(organization, { ...request, size: largestPage });
              return message.handle(call, { ...context, operations: { ...operations, readChanges } });
            },
          },
    ),
  }),
};
