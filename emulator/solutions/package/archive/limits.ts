const megabyte = 1024 * 1024;

/**
 * How much a package may ask for. Real packages stay far below: of 231 that were measured none held more than 178
 * entries, 10.4 MB inflated, 15:1 in all, or XML deeper than 22. One entry says nothing: a plain picture grows 554:1, and a
 * megabyte of one byte 940:1, near what deflate can do at all (1032:1).
 */
export const packageLimits = {
  /** Bytes of the zip itself. A request holds 128 MB of base64, which is 96 MB. */
  zipBytes: 100 * megabyte,
  entries: 5_000,
  /** Bytes of one entry after inflation. */
  entryBytes: 128 * megabyte,
  /** Bytes of all entries after inflation: Dataverse's own text names 200 MB. */
  inflatedBytes: 200 * megabyte,
  /** All inflated bytes to those of the zip; only looked at beyond `ratioFreeBytes`. */
  ratio: 100,
  ratioFreeBytes: 16 * megabyte,
  /** Of solution.xml and customizations.xml, each. */
  xml: { depth: 64, elements: 2_000_000, attributes: 256, attributeLength: megabyte, processingInstructions: true },
};

export type PackageLimits = Readonly<typeof packageLimits>;
