/**
 * Whether a logical name starts with a prefix, as every name that a maker adds does. It need not be that of the package's
 * publisher: Microsoft's own packages bring `msft_` tables by the publisher `msdyn`, columns of one team on tables of
 * another, and the `bpf_` columns of process tables, and organizations take them.
 * https://learn.microsoft.com/power-platform/alm/solution-concepts-alm#solution-publisher
 */
export const hasCustomizationPrefix = (logicalName: string): boolean => /^[a-z][a-z0-9]*_./u.test(logicalName);
