/**
 * The entity set name of a table whose package has none, as exports before 8.0: the plural of the logical name by the
 * rules of English spelling. Dataverse's own rule is not public; for the tables of real packages that carry a name,
 * this one gives the same: `sample_books`, `sample_categories`, `sample_boxes`.
 */
export function deriveEntitySetName(logicalName: string): string {
  if (/[^aeiou]y$/u.test(logicalName)) return `${logicalName.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/u.test(logicalName) ? `${logicalName}es` : `${logicalName}s`;
}
