/** Why an address is not one that tokens are sent to, or undefined. What is wrong with it is told without its secrets. */
export function originProblem(url: URL): string | undefined {
  if (url.protocol !== 'https:') return `starts with ${url.protocol}//, and tokens are only sent over https://`;
  if (url.username !== '' || url.password !== '') return 'carries a user name or a password, which is never sent';
  if (url.search !== '' || url.hash !== '') return 'carries a query or a fragment';
  return undefined;
}
