/**
 * The path with one slash in front of `api`, where a client whose base address ends in a slash writes two.
 * https://github.com/AleksandrRogov/DynamicsWebApi/issues/130
 */
export const foldDoubledSlashes = (pathname: string): string =>
  pathname.replace(/^((?:\/[^/]+)?)\/{2,}(?=api\/data(?:\/|$))/, '$1/');
