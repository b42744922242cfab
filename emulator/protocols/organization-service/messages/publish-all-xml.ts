import { type Message } from '../front/message';

/** Publishes all customizations: there is nothing to publish, but the customization lock is real. */
export const publishAllXml: Message = {
  name: 'PublishAllXml',
  assembly: 'crm',
  parameters: [],
  evidence: 'https://learn.microsoft.com/dotnet/api/microsoft.crm.sdk.messages.publishallxmlrequest',
  differs: { differs: ['Changes are visible before they are published.'] },
  handle: async ({ caller }, { solutions }) => {
    await solutions.publishAll(caller);
    return [];
  },
};
