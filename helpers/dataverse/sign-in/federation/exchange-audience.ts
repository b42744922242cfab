/**
 * For whom a token is made that one of Microsoft's clouds exchanges
 * (https://learn.microsoft.com/entra/workload-id/workload-identity-federation-create-trust).
 */
export function exchangeAudience(tokenEndpoint: string): string {
  const { hostname } = new URL(tokenEndpoint);
  if (/(?:^|\.)(?:microsoftonline\.us|usgovcloudapi\.net)$/.test(hostname)) return 'api://AzureADTokenExchangeUSGov';
  if (/\.cn$/.test(hostname)) return 'api://AzureADTokenExchangeChina';
  return 'api://AzureADTokenExchange';
}
