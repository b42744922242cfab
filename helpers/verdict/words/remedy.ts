/** An error's text, as far as it says what happened, and what to do about it where it names that. */
export function splitRemedy(text: string): { readonly what: string; readonly remedy: string | undefined } {
  const [what = '', remedy] = text.split(/(?<!\s)\s*\bWhat to do: /, 2);
  return { what, remedy };
}
