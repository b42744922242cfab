/** Behaviour that Dataverse may or may not have: what is claimed of it somewhere and has not been shown. Off by default. */
export const variations = {
  'metadata-change-expires-tokens': "Change tokens of a table expire when the table's definition changes.",
} as const;

type VariationName = keyof typeof variations;

/** By the names given on the command line. */
export const hasVariation = (names: readonly string[], name: VariationName): boolean => names.includes(name);
