// How sure a record is, as a small bar, and the rules that spoke.
import { Foreign } from '../../parts/paper/Foreign'
import { lights } from '../../parts/paper/lit'
import type { EventTold } from './rows'

export function Sure({ event }: { event: EventTold }) {
  const share = Math.round((event.record.confidence as number) * 100)
  const means = `Of records as sure as this, about ${share} in 100 are right in all.`
  return (
    <details class="how-sure">
      <summary>
        <span class="how-sure-bar" aria-hidden="true">
          <span style={{ width: `${share}%` }} />
        </span>
        {share} % sure{share < 25 && ', tentative'} <span class="faint">why?</span>
      </summary>
      <p class="faint">{means}</p>
      <Reasons event={event} />
    </details>
  )
}

export function Reasons({ event }: { event: EventTold }) {
  return (
    <ol class="reasons">
      {event.reasons.map(({ rule, means, text }, n) => (
        <li key={n} {...lights(`why.${n}`)}>
          “<Foreign text={text} />” <span>{means}</span> <code>{rule}</code>
        </li>
      ))}
    </ol>
  )
}
