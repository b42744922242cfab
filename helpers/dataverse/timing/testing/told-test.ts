import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { test as base } from '@playwright/test';
import { toldSentences } from '../tell';

/** Tests that see what is told meanwhile. */
export const test = base.extend<{ told: string[] }>({
  told: async ({}, use) => {
    const told: string[] = [];
    const hear = (sentence: unknown): void => void told.push(String(sentence));
    subscribe(toldSentences.name, hear);
    await use(told);
    unsubscribe(toldSentences.name, hear);
  },
});
