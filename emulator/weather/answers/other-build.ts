import { retrieveVersion } from '../../protocols/organization-service/messages/environment';
import { stringValue } from '../../protocols/organization-service/xml/wire-value';
import { type Variation } from '../variation';

/** While an environment is updated its web servers have different builds. Inferred. */
export const otherBuild: Variation = {
  name: 'other-build',
  description: 'RetrieveVersion of the Organization Service answers another build than that of the Web API.',
  protocols: ['Organization Service'],
  ends: 'supported',
  start: () => served => ({
    ...served,
    messages: served.messages.map(message =>
      message.name === retrieveVersion.name
        ? {
            ...message,
            handle: (_call, { organization }) => [
              ['Version', stringValue(organization.version.replace(/\d+$/, build => String(Number(build) + 1)))],
            ],
          }
        : message,
    ),
  }),
};
