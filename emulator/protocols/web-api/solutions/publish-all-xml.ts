import { ActionParameters } from '../front/request/action-parameters';
import { isAction } from '../front/match';
import { empty } from '../front/response/odata-response';
import { type Operation } from '../front/operation';

/** Publishes all customizations: there is nothing to publish, but the customization lock is real. */
export const publishAllXml: Operation = {
  operation: 'POST PublishAllXml',
  name: 'PublishAllXml',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/publishallxml',
  differs: {
    differs: [
      'Changes are visible before they are published.',
      'A publish during an import or uninstall is refused with 429, as recorded.',
    ],
  },
  matches: isAction('PublishAllXml'),
  handle: async ({ body, caller }, { solutions }) => {
    new ActionParameters('PublishAllXml', body('PublishAllXml'), []);
    await solutions.publishAll(caller);
    return empty();
  },
};
