/** The names of a text, which stand in it with white space between them: for lists too long for a line each. */
export const definitionNamesIn = (text: string): readonly string[] => text.trim().split(/\s+/);
