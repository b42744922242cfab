import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '../../../../docs/wire/organization-service');

/** A message as Microsoft's SDK writes or reads it, by its file's name. */
export const golden = (name: string): string => readFileSync(join(folder, `${name}.xml`), 'utf8').trim();
