import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** A setting that names a file: made absolute, and read once to see that it can be, and that it holds `needed`. */
export function readableFile(meaning: string, { needed = '', hint = '' } = {}) {
  return z.string().transform((name, context) => {
    const file = path.resolve(name);
    const contents = settingFileContents(file);
    if (contents?.includes(needed) === true) return file;
    const problem =
      contents === undefined ? 'does not exist or that this user cannot read' : `holds no "${needed}" (${hint})`;
    context.addIssue(`names a file that ${problem} (${file}): ${meaning}`);
    return z.NEVER;
  });
}

/** A setting that names a PEM file of certificates. */
export const certificateFile = (meaning: string) =>
  readableFile(meaning, {
    needed: '-----BEGIN CERTIFICATE-----',
    hint: 'a DER file becomes PEM with: openssl x509 -inform der -in ca.cer -out ca.pem',
  });

function settingFileContents(file: string): string | undefined {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return undefined;
  }
}
