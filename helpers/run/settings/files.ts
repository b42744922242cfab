import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** A setting that names a file: made absolute, and read once to see that it can be. */
export function readableFile(meaning: string) {
  return z.string().transform((name, context) => {
    const file = path.resolve(name);
    const contents = contentsOf(file);
    if (contents !== undefined) return file;
    context.addIssue(`names a file that does not exist or that this user cannot read (${file}): ${meaning}`);
    return z.NEVER;
  });
}

/** A setting that names a PEM file of certificates. */
export function certificateFile(meaning: string) {
  return z.string().transform((name, context) => {
    const file = path.resolve(name);
    const contents = contentsOf(file);
    if (contents?.includes('-----BEGIN CERTIFICATE-----') === true) return file;
    const problem =
      contents === undefined
        ? 'does not exist or that this user cannot read'
        : 'holds no "-----BEGIN CERTIFICATE-----" (a DER file becomes PEM with: openssl x509 -inform der -in ca.cer -out ca.pem)';
    context.addIssue(`names a file that ${problem} (${file}): ${meaning}`);
    return z.NEVER;
  });
}

function contentsOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return undefined;
  }
}
