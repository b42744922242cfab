import { X509Certificate } from 'node:crypto';
import { type TrustedSubject } from './application';

/** More certificates than any chain has are not read. */
const longestChain = 10;

/**
 * The certificate of a client assertion that brings its chain (`x5c`), when an authority that the application trusts for this
 * subject has issued it: "subject name and issuer". Undefined when nobody vouches for it, or it is out of time.
 * https://learn.microsoft.com/entra/identity-platform/certificate-credentials
 */
export function findTrustedLeaf(
  x5c: readonly string[] | undefined,
  trusted: readonly TrustedSubject[],
): X509Certificate | undefined {
  if (x5c === undefined || x5c.length > longestChain) return undefined;
  const chain = readChain(x5c);
  const [leaf] = chain;
  if (leaf === undefined || leaf.ca || !chain.every(isInTime)) return undefined;
  const isJoined = chain.slice(1).every((issuer, index) => issuer.ca && isIssuedBy(chain[index], issuer));
  const last = chain.at(-1);
  return trusted.some(
    ({ authority, commonName }) =>
      isJoined &&
      commonNameOf(leaf) === commonName &&
      (last?.raw.equals(authority.raw) === true || isIssuedBy(last, authority)),
  )
    ? leaf
    : undefined;
}

function readChain(x5c: readonly string[]): X509Certificate[] {
  try {
    return x5c.map(each => new X509Certificate(Buffer.from(each, 'base64')));
  } catch {
    return [];
  }
}

const isIssuedBy = (certificate: X509Certificate | undefined, issuer: X509Certificate): boolean =>
  certificate?.checkIssued(issuer) === true && certificate.verify(issuer.publicKey);

const isInTime = ({ validFrom, validTo }: X509Certificate): boolean =>
  Date.parse(validFrom) <= Date.now() && Date.now() <= Date.parse(validTo);

const commonNameOf = ({ subject }: X509Certificate): string | undefined => /^CN=(.+)$/m.exec(subject)?.[1];
