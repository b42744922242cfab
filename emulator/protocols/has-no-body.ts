/** Whether the Fetch standard leaves the body of such a request out. https://fetch.spec.whatwg.org/#dom-request */
export const hasNoBody = (method: string): boolean => method === 'GET' || method === 'HEAD';
