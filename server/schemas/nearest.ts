/** The candidate that was most likely meant: few typing errors away, or the same word in another spelling. */
export function nearest(text: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  // One error in a short word, two in a longer one: more and the guess is wrong too often.
  let bestDistance = text.length <= 4 ? 2 : 3;
  const plain = withoutSpelling(text);
  for (const candidate of candidates) {
    if (candidate === text) continue;
    if (withoutSpelling(candidate) === plain) return candidate;
    if (Math.abs(candidate.length - text.length) >= bestDistance) continue;
    const distance = editDistance(text, candidate, bestDistance);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Whether a text is a word with one typing error at most, or in another spelling: then nothing else can be meant. */
export function isAlmost(text: string, word: string): boolean {
  return withoutSpelling(text) === withoutSpelling(word) || (word.length > 3 && editDistance(text, word, 2) < 2);
}

/** `service_account_name`, `ServiceAccountName` and `serviceAccountName` are the same word. */
function withoutSpelling(text: string): string {
  return text.replace(/[-_.]/g, '').toLowerCase();
}

/** Insertions, deletions, substitutions and swapped neighbours; gives up at `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      const steps = [
        (previous[column] ?? limit) + 1,
        (current[column - 1] ?? limit) + 1,
        (previous[column - 1] ?? limit) + (same ? 0 : 1),
      ];
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) steps.push((beforePrevious[column - 2] ?? limit) + 1);
      const distance = Math.min(...steps);
      current.push(distance);
      least = Math.min(least, distance);
    }
    if (least >= limit) return limit;
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length] ?? limit;
}
