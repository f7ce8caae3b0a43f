// Acts by year as a strip of bars to choose from: cooperation above the line, conflict below. A click, a drag or the
// arrow keys choose a year, the year that is chosen lets go of it. Years without an act are left out, with a gap.
import { go } from '../state/url'
import { count, some } from './figures'
import './years.css'

export type Year = { year: number; cooperation: number; conflict: number }

type Props = {
  label: string
  years: readonly Year[]
  now: number | null
  href: (year: number | null) => string
}

export function Years({ label, years, now, href }: Props) {
  const most = Math.max(1, ...years.map((year) => Math.max(year.cooperation, year.conflict)))
  const below = years.some((year) => year.conflict > 0)
  const dragged = (year: number) => (event: PointerEvent) => {
    if (event.buttons === 1 && year !== now) go(href(year), { replace: true })
  }
  return (
    <ol class={below ? 'year-strip both' : 'year-strip'} aria-label={label} onKeyDown={walked}>
      {years.map(({ year, cooperation, conflict }, n) => {
        const acts = cooperation + conflict
        const chosen = year === now
        const told = below ? `${year}: ${count(cooperation)} of cooperation, ${count(conflict)} of conflict` : null
        return (
          <li key={year} class={n && year - (years[n - 1]?.year ?? year) > 1 ? 'gap' : ''}>
            <a
              href={href(chosen ? null : year)}
              draggable={false}
              aria-current={chosen ? 'true' : undefined}
              aria-label={told ?? `${year}: ${some(acts, 'act')}`}
              title={told ?? `${year}: ${some(acts, 'act')}`}
              onPointerEnter={dragged(year)}
            >
              <span class="above">
                <i style={{ height: `${(100 * cooperation) / most}%` }} />
              </span>
              {below && (
                <span class="below">
                  <i style={{ height: `${(100 * conflict) / most}%` }} />
                </span>
              )}
              <span class="year">{year}</span>
            </a>
          </li>
        )
      })}
    </ol>
  )
}

function walked(event: KeyboardEvent): void {
  const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
  const links = [...(event.currentTarget as HTMLElement).querySelectorAll('a')]
  const now = links.indexOf(document.activeElement as HTMLAnchorElement)
  if (!by || now < 0) return
  event.preventDefault()
  links[now + by]?.focus()
}
