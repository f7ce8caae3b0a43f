// Offsets of the API count characters as Python does (code points); strings here count UTF-16 units, and a letter
// beyond the first plane (an emoji, 𝕎) is two of them.

/** Turns an offset of the API into one of `text`. */
export function unitsOf(text: string): (points: number) => number {
  const wide: number[] = [] // code points that take two units, in order
  if (/[\ud800-\udbff]/.test(text)) {
    let point = 0
    for (const letter of text) {
      if (letter.length > 1) wide.push(point)
      point += 1
    }
  }
  return (points) => points + before(wide, points)
}

/** How many of the sorted numbers are smaller. */
function before(sorted: number[], than: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as number) < than) low = middle + 1
    else high = middle
  }
  return low
}
