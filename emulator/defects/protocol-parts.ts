import { type Message, type Results } from '../protocols/organization-service/front/message';
import { type Operation } from '../protocols/web-api/front/operation';
import { type Deviation } from './served';

/** One operation of the Web API answers in another way. */
export const alteringOperation =
  ({ operation: altered }: Operation, alter: (handle: Operation['handle']) => Operation['handle']): Deviation =>
  served => ({
    ...served,
    webApi: served.webApi.map(operation =>
      operation.operation === altered
        ? { ...operation, handle: alter((...asked) => operation.handle(...asked)) }
        : operation,
    ),
  });

/** One message of the Organization Service answers in another way. */
export const alteringMessage =
  ({ name: altered }: Message, alter: (handle: Message['handle']) => Message['handle']): Deviation =>
  served => ({
    ...served,
    messages: served.messages.map(message =>
      message.name === altered ? { ...message, handle: alter((...asked) => message.handle(...asked)) } : message,
    ),
  });

/** One message of the Organization Service has other results. It answers at once where it did. */
export const alteringResults = (message: Message, alter: (results: Results) => Results): Deviation =>
  alteringMessage(message, handle => (...asked) => {
    const results = handle(...asked);
    return results instanceof Promise ? results.then(alter) : alter(results);
  });
