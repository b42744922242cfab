/** Which annotations an answer holds: what `Prefer: odata.include-annotations` asks for. */
export type AnnotationFilter = {
  /** The preference's value as it was sent; undefined when none was. */
  readonly asked: string | undefined;
  readonly includes: (term: string) => boolean;
};

export const formattedValueTerm = 'OData.Community.Display.V1.FormattedValue';
export const lookupTableTerm = 'Microsoft.Dynamics.CRM.lookuplogicalname';
export const navigationTerm = 'Microsoft.Dynamics.CRM.associatednavigationproperty';

/** How many rows there are in all, -1 unless `$count` asked. */
export const totalCountTerm = 'Microsoft.Dynamics.CRM.totalrecordcount';
export const countLimitTerm = 'Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded';

export const noAnnotations: AnnotationFilter = { asked: undefined, includes: () => false };

type Rule = { readonly isExcluded: boolean; readonly prefix: string; readonly isExact: boolean };

/**
 * Reads `*`, `Namespace.*`, `Namespace.Term`, and the same with a minus in front, separated by commas. The most specific
 * one that matches a term decides.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/compose-http-requests-handle-errors#prefer-headers
 */
export function parseAnnotationFilter(asked: string): AnnotationFilter {
  const rules = asked
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '')
    .map(parseAnnotationRule);
  rules.sort((a, b) => annotationRuleSpecificity(b) - annotationRuleSpecificity(a));
  return {
    asked,
    includes: term => rules.find(rule => ruleMatchesAnnotation(rule, term.toLowerCase()))?.isExcluded === false,
  };
}

function parseAnnotationRule(text: string): Rule {
  const isExcluded = text.startsWith('-');
  const pattern = (isExcluded ? text.slice(1) : text).toLowerCase();
  const isExact = !pattern.endsWith('*');
  return { isExcluded, prefix: isExact ? pattern : pattern.slice(0, -1), isExact };
}

const ruleMatchesAnnotation = ({ prefix, isExact }: Rule, term: string): boolean =>
  isExact ? term === prefix : term.startsWith(prefix);

/** An exact name beats a wildcard, a longer wildcard a shorter one, and of equals the exclusion wins. */
const annotationRuleSpecificity = ({ prefix, isExact, isExcluded }: Rule): number =>
  prefix.length * 4 + (isExact ? 2 : 0) + (isExcluded ? 1 : 0);
