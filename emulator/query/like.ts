type Part = { readonly kind: 'any' } | { readonly kind: 'one'; readonly fits: (character: string) => boolean };

/**
 * SQL's LIKE: `%` any text, `_` one character, `[ab]` and `[^ab]` one of a set or none of it. Goes through the text
 * without recursion, so that no pattern makes it slow. Compares as it stands: fold the case of both before.
 */
export function matchesLike(text: string, pattern: string): boolean {
  const parts = parseLikePattern(pattern);
  let [at, next, afterAny, anyAt] = [0, 0, -1, 0];
  while (at < text.length) {
    const part = parts[next];
    if (part?.kind === 'any') {
      next += 1;
      [afterAny, anyAt] = [next, at];
    } else if (part?.fits(text.charAt(at)) === true) {
      [at, next] = [at + 1, next + 1];
    } else if (afterAny < 0) {
      return false;
    } else {
      // The last % takes one character more.
      anyAt += 1;
      [at, next] = [anyAt, afterAny];
    }
  }
  return parts.slice(next).every(({ kind }) => kind === 'any');
}

const parseLikePattern = (pattern: string): readonly Part[] =>
  (pattern.match(/\[[^\]]+\]|[^]/g) ?? []).map(part => {
    if (part === '%') return { kind: 'any' };
    if (part === '_') return { kind: 'one', fits: () => true };
    if (part.length === 1) return { kind: 'one', fits: character => character === part };
    const isNegated = part.startsWith('[^');
    const fits = likeSetTest(part.slice(isNegated ? 2 : 1, -1));
    return { kind: 'one', fits: character => fits(character) !== isNegated };
  });

/** `a-f` in a set is a range. */
function likeSetTest(set: string): (character: string) => boolean {
  const ranges = (set.match(/[^]-[^]|[^]/g) ?? []).map(range => [range.charAt(0), range.charAt(range.length - 1)]);
  return character => ranges.some(([from = '', to = '']) => character >= from && character <= to);
}
