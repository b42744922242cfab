import type { Timing } from '../../timing/timing';

/** For unit tests: time that passes when it is told to, and wakes who sleeps until then. */
export function manualTiming(): Timing & { readonly pass: (milliseconds: number) => Promise<void> } {
  let now = 0;
  let sleepers: { readonly until: number; readonly wake: () => void }[] = [];
  const settle = () => new Promise(resolve => setImmediate(resolve));
  return {
    now: () => now,
    sleep: milliseconds =>
      new Promise(wake => {
        sleepers.push({ until: now + milliseconds, wake: () => wake() });
      }),
    pass: async milliseconds => {
      await settle();
      now += milliseconds;
      const due = sleepers.filter(({ until }) => until <= now);
      sleepers = sleepers.filter(({ until }) => until > now);
      for (const { wake } of due) wake();
      await settle();
    },
  };
}
