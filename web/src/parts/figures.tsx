// Small figures that read as words: counts, and what a share of something looks like.
export const count = (n: number): string => n.toLocaleString('en')

/** "1 report", "3 reports" */
export const some = (n: number, one: string, many = `${one}s`): string => `${count(n)} ${n === 1 ? one : many}`

/** "23.1° N, 82.4° W" */
export function degrees(lat: number, lon: number): string {
  const at = (value: number, more: string, less: string) => `${Math.abs(value).toFixed(1)}° ${value < 0 ? less : more}`
  return `${at(lat, 'N', 'S')}, ${at(lon, 'E', 'W')}`
}

/** Cooperation to the right in blue, conflict to the left in orange, both as shares of `most`. */
export function Balance({ cooperation, conflict, most }: { cooperation: number; conflict: number; most: number }) {
  const part = (n: number) => `${(100 * n) / Math.max(1, most)}%`
  const label = `${count(cooperation)} of cooperation, ${count(conflict)} of conflict`
  return (
    <span class="balance" role="img" aria-label={label} title={label}>
      <span class="against">
        <i style={{ width: part(conflict) }} />
      </span>
      <span class="with">
        <i style={{ width: part(cooperation) }} />
      </span>
    </span>
  )
}

/** A share from 0 to 1 as a thin bar. */
export function Bar({ share, label }: { share: number; label: string }) {
  return (
    <span class="bar" role="img" aria-label={label} title={label}>
      <i style={{ width: `${Math.round(100 * Math.max(0, Math.min(1, share)))}%` }} />
    </span>
  )
}
