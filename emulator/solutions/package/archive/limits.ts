const megabyte = 1024 * 1024;

/**
 * How much a package may ask for. Real packages stay far below: of 231 that were measured none held more than 178
 * entries, 10.4 MB inflated, 30:1 in one entry, or XML deeper than 22.
 */
export const packageLimits = {
  /** Bytes of the zip itself. A request holds 128 MB of base64, which is 96 MB. */
  zipBytes: 100 * megabyte,
  entries: 5_000,
  /** Bytes of one entry after inflation. */
  entryBytes: 128 * megabyte,
  /** Bytes of all entries after inflation: Dataverse's own text names 200 MB. */
  inflatedBytes: 200 * megabyte,
  /** Inflated to compressed bytes of one entry; only looked at beyond `ratioFreeBytes`. */
  ratio: 200,
  ratioFreeBytes: megabyte,
  /** Of solution.xml and customizations.xml, each. */
  xml: { depth: 64, elements: 2_000_000, attributes: 256, attributeLength: megabyte, processingInstructions: true },
};

export type PackageLimits = Readonly<typeof packageLimits>;
