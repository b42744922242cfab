const RealDate = Date;

/**
 * Does something on a computer whose clock is off by so many milliseconds: libraries are told so too. What measures time by a clock
 * that nobody sets (`performance.now`, timers) goes on as it was.
 */
export async function onClockShifted<T>(by: number, act: () => Promise<T>): Promise<T> {
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args: unknown[], newTarget) =>
      Reflect.construct(target, args.length === 0 ? [RealDate.now() + by] : args, newTarget) as object,
    apply: () => new RealDate(RealDate.now() + by).toString(),
    get: (target, name): unknown => (name === 'now' ? () => RealDate.now() + by : Reflect.get(target, name)),
  });
  try {
    return await act();
  } finally {
    globalThis.Date = RealDate;
  }
}
