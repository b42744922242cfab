/** A whole text that is a GUID, in either case. */
export const guidPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** How .NET writes that there is no id: `Guid.Empty`. */
export const emptyGuid = '00000000-0000-0000-0000-000000000000';

/** Servers write GUIDs in either case. */
export const sameGuid = (one: string | undefined, other: string | undefined): boolean =>
  one?.toLowerCase() === other?.toLowerCase();
