/** Ways to sign in besides a secret and a certificate, which are there when they are asked for by name. */
export const signInWays = [
  'managed-identity',
  'app-service',
  'azure-arc',
  'github-actions',
  'azure-pipelines',
  'workload-identity',
  'device-code',
] as const;

export type SignInWay = (typeof signInWays)[number];
