/** Why a way to sign in was taken that nobody asked for by name, and how another is: for the end of what it is refused with. */
export const chosenBecause = (setting: string): string =>
  `chosen because ${setting} is set; for a secret set AZURE_CLIENT_SECRET`;
