import { gunzipSync } from 'node:zlib';
import { z } from 'zod';

const contentSchema = z.strictObject({
  application: z.string(),
  texts: z.record(z.string(), z.string()),
  binaries: z.record(z.string(), z.string()),
});

/** What a packed page of a report holds. */
export function unpackPage(page: string): z.infer<typeof contentSchema> {
  const [, packed = ''] = /id="packed-report">([^<]*)</.exec(page) ?? [];
  return contentSchema.parse(JSON.parse(gunzipSync(Buffer.from(packed, 'base64')).toString('utf8')));
}
