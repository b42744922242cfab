/** `https://localhost:8443`, or `https://localhost:8443/org` on-premises: without a slash at its end. */
export const environmentRoot = (url: URL): string => url.href.replace(/\/+$/, '');

/** Empty, or `/org` on-premises. */
export const environmentPath = (url: URL): string => url.pathname.replace(/\/+$/, '');
