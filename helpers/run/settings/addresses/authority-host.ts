import { z } from 'zod';
import { originProblem } from './origin-problem';

const meaning =
  'the origin of the identity provider, for example https://login.microsoftonline.com, or https://login.microsoftonline.us for US Government clouds. Leave it out and the environment names it';

/** `AZURE_AUTHORITY_HOST`: the origin of an identity provider. */
export const authorityHost = z.string().transform((value, context): URL => {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const problem = url === undefined ? 'is not a URL' : authorityHostProblem(url);
  if (url !== undefined && problem === undefined) return url;
  context.addIssue(`${problem ?? ''}: ${meaning}`);
  return z.NEVER;
});

const authorityHostProblem = (url: URL): string | undefined =>
  originProblem(url) ?? (/^\/*$/.test(url.pathname) ? undefined : 'names more than a host');
