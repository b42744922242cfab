/**
 * The ways in which a secret may stand in a text: as it is, in a JSON string, in an address, in a form, in hexadecimal, and
 * in base64 and base64url, also as a part of what was encoded (a user name before it, as in `Basic`). Longest first.
 */
export function secretForms(secret: string): readonly string[] {
  const hex = Buffer.from(secret).toString('hex');
  const base64 = [0, 1, 2].flatMap(before => base64Inside(secret, before));
  const forms = [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    new URLSearchParams({ '': secret }).toString().slice(1),
    hex,
    hex.toUpperCase(),
    ...base64,
    ...base64.map(form => form.replaceAll('+', '-').replaceAll('/', '_')),
    ...base64.map(encodeURIComponent),
  ];
  return [...new Set(forms)].sort((a, b) => b.length - a.length);
}

/** A text without these secrets, whatever form they have. Below four characters a secret cannot be told from ordinary text. */
export function hideSecrets(text: string, secrets: readonly string[], hidden: string): string {
  const forms = secrets.filter(secret => secret.length >= 4).flatMap(secretForms);
  return forms.sort((a, b) => b.length - a.length).reduce((safe, form) => safe.replaceAll(form, hidden), text);
}

/**
 * Base64 of a secret with so many bytes before it: as it is when the secret is the end of what was encoded, and only the
 * characters that hold bits of nothing but the secret, when more comes after it.
 */
function base64Inside(secret: string, before: number): string[] {
  const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]);
  const toTheEnd = bytes
    .toString('base64')
    .replaceAll('=', '')
    .slice(Math.ceil((before * 8) / 6));
  return bytes.length % 3 === 0 ? [toTheEnd] : [toTheEnd, toTheEnd.slice(0, -1)];
}
