// One party: who it is, its course, with whom and against whom, what it does and what is done to it.
import { url, useAnswer, type Answer } from '../../api/ask'
import { Download } from '../../parts/download'
import { Nothing, Told } from '../../parts/states'
import { filters } from '../../state/filters'
import { query } from '../../state/url'
import { Acts, Panel, Standings } from '../pair/Acts'
import { CourseChart, most } from '../pair/CourseChart'
import { Places } from '../pair/Places'
import type { Params } from '../routes'
import { Members, Sources } from './Belonging'
import { Deeds } from './Deeds'
import { Partners } from './Partners'
import { Portrait } from './Portrait'
import '../pair/pair.css'

const PATH = '/api/v1/actor/{id}'
type Actor = Answer<typeof PATH>

export default function ActorPage({ params }: { params: Params }) {
  const all = new URLSearchParams(filters.value)
  const by = query.value.get('by')
  if (by) all.set('by', by)
  const address = url(PATH, { id: params.id ?? '' }, all)
  const answer = useAnswer(PATH, address)
  return (
    <div class="pair-page">
      <Told of={answer} lines={12}>
        {(actor) => <Shown actor={actor} address={address} />}
      </Told>
    </div>
  )
}

function Shown({ actor, address }: { actor: Actor; address: string }) {
  const name = actor.who.name
  return (
    <>
      <Portrait actor={actor} />
      {!actor.acts && !actor.undone ? (
        <Nothing title={`No report tells of an act of ${name} that meets these conditions.`}>
          {filters.value.toString() && <a href={location.pathname}>Ask without conditions</a>}
        </Nothing>
      ) : (
        <div class="grid">
          <Panel title="In the course of time" wide>
            <CourseChart course={actor.course} of={name} axes={most(actor.course)} />
          </Panel>
          <div class="stacked">
            <Partners actor={actor} what="cooperation" />
            <Panel title="What it does" note="acts by type">
              <Deeds types={actor.types} side="forth" />
            </Panel>
            <Acts title="Newest acts" acts={actor.newest} />
            <Members actor={actor} />
            <Standings relations={actor.relations} />
          </div>
          <div class="stacked">
            <Partners actor={actor} what="conflict" />
            <Panel title="What is done to it" note="acts by type">
              <Deeds types={actor.types} side="back" />
            </Panel>
            <Acts title="Firsts" note="so their reports call them" acts={actor.firsts} />
            <Places places={actor.places} of={{ party: actor.who.id }} />
            <Panel title="Who tells of it" note="reports by outlet">
              <Sources sources={actor.sources} />
            </Panel>
          </div>
          <p class="foot faint wide">
            Partners as a file: <Download of={address} />
          </p>
        </div>
      )}
    </>
  )
}
