/** A name in a statement, whatever characters it has. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Bytes that PostgreSQL keeps of a name. */
const longest = 63;

/** The schema of an environment: its host, without what names cannot have unquoted. `contoso_crm4_dynamics_com`. */
export const schemaOf = (environment: URL): string => {
  const place = `${environment.host}${environment.pathname === '/' ? '' : environment.pathname}`;
  return place
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, longest);
};
