// One act: the sentence that a person would say, its values on the left, and the report with their words on the right.
import { useLayoutEffect, useMemo } from 'preact/hooks'
import { url, useAnswer } from '../../api/ask'
import { light } from '../../parts/paper/lit'
import { reach } from '../../parts/paper/Paper'
import { reportHref } from '../../parts/source'
import { Told } from '../../parts/states'
import { keep } from '../../state/filters'
import { useKeys } from '../../state/keys'
import { go } from '../../state/url'
import { Beside } from './Beside'
import { Fields } from './Fields'
import { Head, onTheWay } from './Head'
import { Incident } from './Incident'
import { Links, SameReport, Ways } from './Others'
import { evidenceOf, type EventTold } from './rows'
import '../../parts/paper/paper.css'
import './event.css'

export default function Event({ params }: { params: { [name: string]: string } }) {
  const answer = useAnswer('/api/v1/event/{id}', url('/api/v1/event/{id}', { id: params.id ?? '' }))
  return (
    <Told of={answer} lines={10}>
      {(event) => <Shown event={event} />}
    </Told>
  )
}

function Shown({ event }: { event: EventTold }) {
  const [before, after] = onTheWay(event)
  useLayoutEffect(() => {
    document.title = `${event.sentence} · whowhom`
    return () => light([])
  }, [event])
  const keys = useMemo(
    () => ({
      j: () => after && go(keep(`/event/${after}`)),
      k: () => before && go(keep(`/event/${before}`)),
      e: () => reach('evidence'),
      r: () => go(reportHref(event.report.id, evidenceOf(event)[0])),
    }),
    [event, before, after],
  )
  useKeys(keys)
  return (
    <article class="event" data-walk="no">
      <Head event={event} />
      <div class="event-columns">
        <div class="event-left">
          <section class="panel" aria-label="Values">
            <Fields event={event} />
            <Ways event={event} />
          </section>
          <Incident event={event} />
          <Links event={event} />
          <SameReport event={event} />
        </div>
        <Beside event={event} />
      </div>
    </article>
  )
}
