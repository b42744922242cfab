// The language service imports JSON as bundlers allow it; Node.js asks for the type each time. This says it in their place.
/** A hook of node:module: loads what ends in `.json` as JSON. */
export const load = (url, context, next) =>
  next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context);
