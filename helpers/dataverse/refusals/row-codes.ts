/** The row is there already: by its primary key, or by an alternate key. Both endpoints answer with them. */
export const duplicateRowCodes: ReadonlySet<string> = new Set(['0x80040237', '0x80060892']);

/** The row is not there any more: by its id, or by an alternate key. */
export const missingRowCodes: ReadonlySet<string> = new Set(['0x80040217', '0x80060891']);
