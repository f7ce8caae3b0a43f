// What belongs to a party, what it belongs to, and which outlets tell of it.
import type { Answer } from '../../api/ask'
import { count } from '../../parts/figures'
import { keep } from '../../state/filters'
import { Panel } from '../pair/Acts'

type Actor = Answer<'/api/v1/actor/{id}'>

export function Members({ actor }: { actor: Actor }) {
  const { organs, members, member_of: memberOf } = actor
  if (!organs.length && !members.length && !memberOf.length) return null
  return (
    <Panel title={members.length ? 'Members and organs' : 'Organs and memberships'}>
      {organs.length > 0 && (
        <ol class="ranks">
          {organs.map((one) => (
            <li key={one.id}>
              <a class="rank plain" href={keep(`/actor/${encodeURIComponent(one.id)}`)}>
                <span class="rank-name">
                  {one.name} <span class="code">{one.id}</span>
                </span>
                <span class="number">{count(one.count)}</span>
              </a>
            </li>
          ))}
        </ol>
      )}
      <Terms title="Member of" terms={memberOf} />
      <Terms title="Members in this store" terms={members} />
    </Panel>
  )
}

function Terms({ title, terms }: { title: string; terms: Actor['members'] }) {
  if (!terms.length) return null
  return (
    <>
      <h3 class="terms-title">{title}</h3>
      <p class="chips">
        {terms.map((one) => (
          <a key={one.id} class="chip" href={keep(`/actor/${encodeURIComponent(one.id)}`)} title={`since ${one.since}`}>
            {one.name}
          </a>
        ))}
      </p>
    </>
  )
}

export function Sources({ sources }: { sources: Actor['sources'] }) {
  const most = Math.max(1, ...sources.map((one) => one.reports))
  return (
    <ol class="ranks">
      {sources.map((one) => (
        <li key={`${one.id} ${one.name}`}>
          <Source one={one} most={most} />
        </li>
      ))}
    </ol>
  )
}

function Source({ one, most }: { one: Actor['sources'][number]; most: number }) {
  const row = (
    <>
      <span class="rank-name">{one.name ?? <span class="faint">Outlet not known</span>}</span>
      <span class="stack neutral" aria-hidden="true">
        <i style={{ width: `${(100 * one.reports) / most}%` }} />
      </span>
      <span class="number">{count(one.reports)}</span>
    </>
  )
  if (!one.name) return <span class="rank">{row}</span>
  return (
    <a class="rank" href={keep(location.pathname, { source: one.id ?? one.name })}>
      {row}
    </a>
  )
}
