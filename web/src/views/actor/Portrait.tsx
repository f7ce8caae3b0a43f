// The head of an actor's page: its name, what it is, what belongs to it, how much is told of it.
import type { Answer } from '../../api/ask'
import { some } from '../../parts/figures'
import { Who } from '../../parts/who'
import { Besides, Periods, useTitle } from '../pair/Headline'

type Actor = Answer<'/api/v1/actor/{id}'>

const KINDS: { [kind: string]: string } = {
  state: 'State',
  organ: 'Organ of',
  group: 'Within',
  'armed group': 'Armed group',
  organisation: 'Organisation',
}

export function Portrait({ actor }: { actor: Actor }) {
  const { who } = actor
  const name = who.name.slice(0, 1).toUpperCase() + who.name.slice(1)
  useTitle(name)
  const within = who.kind === 'organ' || who.kind === 'group'
  return (
    <header class="headline">
      <h1>
        {name} <span class="code">{who.id}</span>
      </h1>
      <p class="sums">
        {KINDS[who.kind]}
        {within && who.country && (
          <>
            {' '}
            <Who party={{ id: who.country, name: actor.state ?? who.country }} />
          </>
        )}
        {' · '}
        <strong>{some(actor.acts, 'act')}</strong> told by {some(actor.reports, 'report')}
        <Besides of={actor} />
      </p>
      <Periods by={actor.course.by} />
    </header>
  )
}
