/** Dataverse's default and greatest page. https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/page-results */
export const largestPage = 5_000;

/** The size of a page that was wished for; a greater wish is ignored, as Dataverse does. */
export const pageSizeFor = (wished: number | undefined): number => Math.min(wished ?? largestPage, largestPage);

/** A count as Dataverse shows it: no further than a greatest page. https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/count-rows */
export const cappedCount = (count: number): number => Math.min(count, largestPage);
