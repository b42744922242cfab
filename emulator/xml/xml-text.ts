const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/**
 * Replaces the five predefined entities and character references, once and from left to right: what a reference gives
 * is never read again. Any other entity would need a document type definition, which is refused: RangeError.
 */
export const decodeXmlText = (raw: string): string =>
  raw.replace(
    /&(?:#x([0-9a-f]{1,8})|#(\d{1,8})|([^;&\s]{1,64}));/giu,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
      if (decimal !== undefined) return String.fromCodePoint(Number.parseInt(decimal, 10));
      const text = named.get(name ?? '');
      if (text === undefined) throw new RangeError(`the entity ${whole} is not defined`);
      return text;
    },
  );

/** For text that goes into XML, as content or between double quotes. Characters that XML 1.0 cannot hold are dropped. */
export const encodeXmlText = (text: string): string =>
  text
    // eslint-disable-next-line no-control-regex -- these are the characters XML 1.0 excludes
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
