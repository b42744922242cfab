import { DataverseFault, duplicateKey } from '../engine/dataverse-fault';

const { code } = duplicateKey('', []);

/** Whether a write was refused because another row has its values of an alternate key. */
export const isDuplicateKey = (error: unknown): boolean => error instanceof DataverseFault && error.code === code;
