import type { Dispatcher } from 'undici';
import { LongBodyError, longestReply } from '../read-text';

/**
 * Hands on what a server sends as it comes, and never lets it wait: undici 7 ends the whole process where a server closes a
 * connection whose body waits to be read (https://github.com/nodejs/undici/issues/5360, mended in 8, which takes no Node.js 20).
 * What nobody has read yet is kept in memory, and is cut off where it is longer than an answer may be.
 */
export const neverPaused: Dispatcher.DispatcherComposeInterceptor = dispatch => (options, handler) => {
  let bytes = 0;
  return dispatch(options, {
    onRequestStart: (controller, context) => handler.onRequestStart?.(controller, context),
    onRequestUpgrade: (...upgrade) => handler.onRequestUpgrade?.(...upgrade),
    // An interim answer too is taken for a wish to wait.
    onResponseStart: (controller, ...head) => handler.onResponseStart?.(pauseless(controller), ...head),
    onResponseData: (controller, chunk) => {
      bytes += chunk.length;
      if (bytes > longestReply) controller.abort(new LongBodyError(`more than ${longestReply} bytes`));
      else handler.onResponseData?.(pauseless(controller), chunk);
    },
    onResponseEnd: (controller, trailers) => handler.onResponseEnd?.(controller, trailers),
    onResponseError: (controller, error) => handler.onResponseError?.(controller, error),
  });
};

const pauseless = (controller: Dispatcher.DispatchController): Dispatcher.DispatchController => ({
  aborted: controller.aborted,
  paused: false,
  reason: controller.reason,
  abort: reason => controller.abort(reason),
  pause: () => undefined,
  resume: () => controller.resume(),
});
