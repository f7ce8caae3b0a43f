// A panel with a few acts, and one with standing states between parties.
import type { ComponentChildren } from 'preact'
import type { Answer } from '../../api/ask'
import { ActLine } from '../../parts/act'
import { oneDay } from '../../parts/days'
import { Foreign } from '../../parts/paper/Foreign'
import { keep } from '../../state/filters'

type Pair = Answer<'/api/v1/pair/{a}/{b}'>

export function Panel({
  title,
  note,
  wide,
  children,
}: {
  title: string
  note?: string
  wide?: boolean
  children: ComponentChildren
}) {
  return (
    <section class={wide ? 'panel wide' : 'panel'} aria-label={title}>
      <h2>
        {title}
        {note && <span class="faint title-note"> {note}</span>}
      </h2>
      {children}
    </section>
  )
}

type List = { title: string; note?: string; acts: Pair['newest'] }

/** None where there is nothing to list. */
export function Acts({ title, note, acts }: List) {
  if (!acts.length) return null
  return (
    <Panel title={title} note={note}>
      <ol class="acts">
        {acts.map((act) => (
          <li key={act.id}>
            <ActLine {...act} />
          </li>
        ))}
      </ol>
    </Panel>
  )
}

export function Standings({ relations }: { relations: Pair['relations'] }) {
  if (!relations.length) return null
  return (
    <Panel title="Standing relations">
      <ul class="standings">
        {relations.map((one) => (
          <li key={one.id}>
            <a href={keep(`/report/${encodeURIComponent(one.document)}`, { at: `${one.start}-${one.end}` })}>
              <strong>{one.words}</strong>
              <q>
                <Foreign text={one.text} />
              </q>
              {one.published && <span class="faint"> {oneDay(one.published)}</span>}
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
