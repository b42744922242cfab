import { generateKeyPair } from 'jose';
import { randomUUID } from 'node:crypto';

/** What tokens are signed with, and the id that their header names. */
export type SigningKeys = Awaited<ReturnType<typeof createSigningKeys>>;

/** Makes the key pair of one process. It is never written anywhere. */
export const createSigningKeys = async () => ({ ...(await generateKeyPair('RS256')), id: randomUUID() });
