/** The token of an `Authorization: Bearer` header. Undefined without one. */
export const bearerTokenOf = (authorization: string | undefined): string | undefined =>
  /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
