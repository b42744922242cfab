import { UnexpectedReplyError } from '../errors';

const scheme = /^[a-z][a-z0-9+.-]*:/i;
const longestTitle = 140;
/** Characters: https://learn.microsoft.com/power-apps/developer/data-platform/webapi/compose-http-requests-handle-errors#maximum-url-length */
const longestUrl = 32_768;

/**
 * The URL of a path below the Web API's root, or of a link that the Web API gave, unchanged. Throws UnexpectedReplyError for
 * a link to another origin, which a bearer token must not follow, for one that is longer than any of Dataverse, and for a path
 * that leads out of the Web API, as one does that is made of a table's name such as `../../x`.
 */
export function addressOf(rootUrl: string, pathOrUrl: string): string {
  if (pathOrUrl.length > longestUrl) {
    throw new UnexpectedReplyError(
      `A link has ${pathOrUrl.length} characters: ${pathOrUrl.slice(0, longestTitle)}… It was not followed.`,
      'check DATAVERSE_URL: Dataverse takes no address that is so long, and makes none.',
    );
  }
  // A colon in a key or a filter makes no scheme of what stands before it.
  const isUrl = scheme.test(pathOrUrl) && URL.canParse(pathOrUrl);
  const link = isUrl ? new URL(pathOrUrl) : new URL(pathOrUrl, rootUrl);
  const home = new URL(rootUrl);
  if (link.origin !== home.origin || link.username !== '' || link.password !== '') {
    throw new UnexpectedReplyError(
      `A link leads to ${link.origin}, and this environment is ${home.origin}. It was not followed.`,
      'check DATAVERSE_URL; if a proxy stands in front of the environment, its links must carry the public address.',
    );
  }
  if (!isUrl && !link.href.startsWith(rootUrl)) {
    throw new UnexpectedReplyError(
      `The path ${pathOrUrl.slice(0, longestTitle)} leads out of the Web API, to ${link.pathname.slice(0, longestTitle)}. It was not followed.`,
      'check DATAVERSE_URL, and which table has such a name: those of Dataverse are made of letters, digits and underscores.',
    );
  }
  return link.href;
}

/** `GET sample_books?$select=sample_name`, as a report's step shows a request. */
export function titleOf(rootUrl: string, method: string, url: string): string {
  const path = url.startsWith(rootUrl) ? url.slice(rootUrl.length) : url;
  return `${method} ${path.length <= longestTitle ? path : `${path.slice(0, longestTitle)}…`}`;
}
