import { createHash } from 'node:crypto';

/** Bytes that PostgreSQL keeps of a name: of a longer one it drops the rest without a word. */
const longest = 63;

/** What a name is in the database: itself, or, where it is too long, its beginning and a hash of the whole. */
export const sqlName = (name: string): string => {
  if (Buffer.byteLength(name) <= longest) return name;
  return `${name.slice(0, longest - 9)}_${shortHash(name)}`;
};

/** A name in a statement, whatever characters it has. */
export const quoted = (name: string): string => `"${sqlName(name).replaceAll('"', '""')}"`;

/**
 * The schema of an environment: its host, without what names cannot have unquoted. `contoso_crm4_dynamics_com`. Where more
 * than dots were left out, a hash of the whole follows: `a-b.crm` and `a.b.crm` are two.
 */
export const schemaOf = (environment: URL): string => {
  const place = `${environment.host}${environment.pathname.replace(/\/$/, '')}`.toLowerCase();
  const plain = place.replaceAll(/[^a-z0-9]+/g, '_').replaceAll(/^_+|_+$/g, '');
  return sqlName(/^[a-z0-9.]+$/.test(place) ? plain : `${plain.slice(0, longest - 9)}_${shortHash(place)}`);
};

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);
