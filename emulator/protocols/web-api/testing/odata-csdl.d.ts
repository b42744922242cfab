/** The package has no types of its own. */
declare module 'odata-csdl' {
  type Options = { readonly strict?: boolean; readonly annotations?: boolean; readonly messages?: unknown[] };

  /** CSDL XML as CSDL JSON. Throws for what is not CSDL; `messages` collects what is doubtful. */
  export function xml2json(xml: string, options?: Options): unknown;
}
