import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds between two looks. */
const between = 250;

/**
 * Watches a process and all below it, and returns how to end that: with the most memory that they were seen to hold together,
 * in megabytes. What several of them share is counted for each. Undefined where the system does not tell.
 */
export function watchMemory(pid: number | undefined): () => number | undefined {
  let most: number | undefined;
  const look = (): void => {
    const held = pid === undefined ? undefined : heldBelow(pid);
    if (held !== undefined) most = Math.max(most ?? 0, held);
  };
  const timer = setInterval(look, between);
  return () => {
    clearInterval(timer);
    return most === undefined ? undefined : Math.round(most / 1_024);
  };
}

/** Kilobytes. Undefined for a process that has ended. */
function heldBelow(pid: number): number | undefined {
  try {
    const [, own] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    if (own === undefined) return undefined;
    return childrenOf(pid).reduce((sum, child) => sum + (heldBelow(child) ?? 0), Number(own));
  } catch {
    return undefined;
  }
}

/** Each thread has its own: https://man7.org/linux/man-pages/man5/proc_tid_children.5.html */
const childrenOf = (pid: number): readonly number[] =>
  readdirSync(`/proc/${pid}/task`).flatMap(thread =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
