/** `120 MB`, or that the system does not tell. */
export const inMegabytes = (megabytes: number | undefined): string =>
  megabytes === undefined ? 'not told here' : `${megabytes.toLocaleString('en-US')} MB`;
