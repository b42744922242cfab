import { type XmlLimits } from '../../../xml/parse-xml';

const megabyte = 1024 * 1024;

/**
 * How much a package may ask for. Real packages stay far below: of 231 that were measured none held more than 178
 * entries, 10.4 MB inflated, 30:1 in one entry, or XML deeper than 22.
 */
export type PackageLimits = {
  /** Bytes of the zip itself. A request holds 128 MB of base64, which is 96 MB. */
  readonly zipBytes: number;
  readonly entries: number;
  /** Bytes of one entry after inflation. */
  readonly entryBytes: number;
  /** Bytes of all entries after inflation: Dataverse's own text names 200 MB. */
  readonly inflatedBytes: number;
  /** Inflated to compressed bytes of one entry; only looked at beyond {@link PackageLimits.ratioFreeBytes}. */
  readonly ratio: number;
  readonly ratioFreeBytes: number;
  /** Of solution.xml and customizations.xml, each. */
  readonly xml: XmlLimits;
};

export const packageLimits: PackageLimits = {
  zipBytes: 100 * megabyte,
  entries: 5_000,
  entryBytes: 128 * megabyte,
  inflatedBytes: 200 * megabyte,
  ratio: 200,
  ratioFreeBytes: megabyte,
  xml: { depth: 64, elements: 2_000_000, attributes: 256, attributeLength: megabyte, processingInstructions: true },
};
