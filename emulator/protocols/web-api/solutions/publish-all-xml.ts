import { defineAction } from '../front/define-operation';
import { actionParameters } from '../front/request/action-parameters';

/** Publishes all customizations: there is nothing to publish, but the customization lock is real. */
export const publishAllXml = defineAction('PublishAllXml', {
  differs: [
    'Changes are visible before they are published.',
    'A publish during an import or uninstall is refused with 429, as recorded.',
  ],
  run: async (request, { solutions }) => {
    actionParameters(request, []);
    await solutions.publishAll(request.caller);
    return undefined;
  },
});
