// Acts at a place by year; a year chosen here becomes the time that is asked for.
import { Years, type Year } from '../../parts/years'
import { hrefWith, query } from '../../state/url'
import type { Seen } from './PlacePage'

export function Course({ name, years }: { name: string; years: Seen['years'] }) {
  const shown = years.periods.map((period, nth) => year(Number(period.slice(0, 4)), years, nth))
  const some = shown.filter((one) => one.cooperation + one.conflict > 0)
  const [since, until] = [query.value.get('since'), query.value.get('until')]
  const now = since && since === until && /^\d{4}$/.test(since) ? Number(since) : null
  const href = (year: number | null) => {
    const said = year === null ? null : String(year)
    return hrefWith({ since: said, until: said, offset: null })
  }
  return (
    <section class="panel" aria-label="By year">
      <h2>By year</h2>
      {some.length ? (
        <Years label={`Acts at ${name} by year`} years={some} now={now} href={href} />
      ) : (
        <p class="faint">None of its acts has a year.</p>
      )}
    </section>
  )
}

function year(year: number, of: Seen['years'], nth: number): Year {
  const sum = (...columns: number[][]) => columns.reduce((all, column) => all + (column[nth] ?? 0), 0)
  return {
    year,
    cooperation: sum(of.verbal_cooperation, of.material_cooperation),
    conflict: sum(of.verbal_conflict, of.material_conflict),
  }
}
