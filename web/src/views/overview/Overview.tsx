// What happened: the acts that meet the filters, what they have in common, when and where they took place.
import { useEffect, useRef, useState } from 'preact/hooks'
import { url, useAnswer } from '../../api/ask'
import { Chips, chipsNow } from '../../parts/chips'
import { count, some } from '../../parts/figures'
import { Told, Waiting } from '../../parts/states'
import { filters } from '../../state/filters'
import './overview.css'
import { Changes } from './Changes'
import { Facets, PATH, type Asked } from './Facets'
import { Firsts, Lately } from './Lately'
import { MapPanel } from './MapPanel'
import { Timeline } from './Timeline'

export function Overview() {
  const asked = useAnswer(PATH, url(PATH, {}, filters.value))
  const time = useAnswer('/api/v1/timeline', url('/api/v1/timeline', {}, filters.value))
  return (
    <div class="overview">
      <aside class="overview-side" aria-label="Filters">
        {asked.value ? <Facets of={asked.value} /> : asked.error === null && <Waiting lines={14} />}
      </aside>
      <div class="overview-main">
        <header class="overview-head">
          <h1>What happened</h1>
          <Total of={asked.value} />
          <Sheet of={asked.value} />
          <Chips names={asked.value?.names} />
        </header>
        <section class="panel" aria-label="Acts over time">
          <Told of={time} lines={6}>
            {(told) => <Timeline of={told} />}
          </Told>
        </section>
        <div class="overview-columns">
          <div class="overview-column">
            <MapPanel />
            <Lately />
          </div>
          <div class="overview-column">
            <Changes />
            <Firsts />
          </div>
        </div>
      </div>
    </div>
  )
}

function Total({ of }: { of: Asked | null }) {
  if (!of) return null
  return (
    <p class="faint" role="status">
      {of.total === of.all ? some(of.all, 'act') : `${count(of.total)} of ${some(of.all, 'act')}`}
    </p>
  )
}

/** The facets on narrow screens: a sheet over the page. */
function Sheet({ of }: { of: Asked | null }) {
  const [open, setOpen] = useState(false)
  const sheet = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (open) sheet.current?.showModal()
  }, [open])
  const held = chipsNow()
  return (
    <>
      <button type="button" class="sheet-button sheet-opens" onClick={() => setOpen(true)}>
        Filters{held > 0 && ` (${held})`}
      </button>
      {open && (
        <dialog ref={sheet} class="sheet" aria-label="Filters" onClose={() => setOpen(false)}>
          <header class="panel-head">
            <Total of={of} />
            <button type="button" class="sheet-button" onClick={() => sheet.current?.close()}>
              Show
            </button>
          </header>
          {of && <Facets of={of} />}
        </dialog>
      )}
    </>
  )
}
