/** Negative, zero or positive, as the first version is lower, equal or higher. Missing parts count as zero: 1.2 is 1.2.0.0. */
export function compareVersions(first: string, second: string): number {
  const [one, other] = [first.split('.').map(Number), second.split('.').map(Number)];
  for (let part = 0; part < Math.max(one.length, other.length); part += 1) {
    const difference = (one[part] ?? 0) - (other[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
