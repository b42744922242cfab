/** Calls back once when the process is gone; looks every `interval` milliseconds. The watch alone keeps no process alive. */
export function watchParent(pid: number, gone: () => void, interval = 500): void {
  const timer = setInterval(() => {
    if (isParentAlive(pid)) return;
    clearInterval(timer);
    gone();
  }, interval);
  timer.unref();
}

function isParentAlive(pid: number): boolean {
  try {
    // Signal 0 asks whether the process exists, and sends nothing.
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it exists, and belongs to another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
