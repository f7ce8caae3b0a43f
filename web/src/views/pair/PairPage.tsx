// What two parties do to each other and with each other; `?also=C/D` sets another pair beside them.
import { url, useAnswer, type Answer } from '../../api/ask'
import { Download } from '../../parts/download'
import { Failure, Nothing, Told } from '../../parts/states'
import { filters } from '../../state/filters'
import { hrefWith, query } from '../../state/url'
import type { Params } from '../routes'
import { Acts, Panel, Standings } from './Acts'
import { CourseChart, most } from './CourseChart'
import { Difference } from './Difference'
import { Headline, pairName } from './Headline'
import { Ladder } from './Ladder'
import { Picker } from './Picker'
import { Places } from './Places'
import { Types, Ways } from './Ways'
import './pair.css'

const PATH = '/api/v1/pair/{a}/{b}'
type Pair = Answer<typeof PATH>

export default function PairPage({ params }: { params: Params }) {
  const { a = '', b = '' } = params
  const address = asked(a, b, query.value.get('by'))
  const answer = useAnswer(PATH, address)
  const [c, d] = (query.value.get('also') ?? '').split('/')
  const by = answer.value?.course.by
  const other = useAnswer(PATH, c && d && by ? asked(c, d, by) : null)
  const also = c && d ? other : null
  return (
    <div class="pair-page">
      <Picker a={answer.value?.a.name ?? a} b={answer.value?.b.name ?? b} />
      {also?.error && <Failure message={also.error} />}
      <Told of={answer} lines={12}>
        {(pair) => <Shown pair={pair} also={also?.value ?? null} address={address} />}
      </Told>
    </div>
  )
}

function asked(a: string, b: string, by: string | null): string {
  const all = new URLSearchParams(filters.value)
  if (by) all.set('by', by)
  return url(PATH, { a, b }, all)
}

function Shown({ pair, also, address }: { pair: Pair; also: Pair | null; address: string }) {
  const nothing = !pair.acts && !pair.undone && !pair.side_by_side && !pair.relations.length
  return (
    <>
      <Headline pair={pair} />
      {nothing ? (
        <Nothing title={`No report tells of anything between ${pairName(pair)} that meets these conditions.`}>
          {filters.value.toString() && <a href={location.pathname}>Ask without conditions</a>}
        </Nothing>
      ) : (
        <div class="grid">
          <Courses pair={pair} also={also} />
          <Body pair={pair} />
          <p class="foot faint wide">
            Exercises as a file: <Download of={address} />
          </p>
        </div>
      )}
    </>
  )
}

function Courses({ pair, also }: { pair: Pair; also: Pair | null }) {
  const axes = also ? most(pair.course, also.course) : most(pair.course)
  if (!also) {
    return (
      <Panel title="In the course of time" wide>
        <CourseChart course={pair.course} of={pairName(pair)} axes={axes} />
      </Panel>
    )
  }
  return (
    <Panel title="In the course of time" note="both on the same axes" wide>
      {[pair, also].map((one) => (
        <section key={pairName(one)} class="compared">
          <h3>
            {one === pair ? (
              pairName(one)
            ) : (
              <a
                href={hrefWith(
                  { also: `${pair.a.id}/${pair.b.id}` },
                  `/pair/${encodeURIComponent(one.a.id)}/${encodeURIComponent(one.b.id)}`,
                )}
              >
                {pairName(one)}
              </a>
            )}
          </h3>
          <CourseChart course={one.course} of={pairName(one)} axes={axes} />
        </section>
      ))}
      <Difference one={pair} other={also} />
      <a href={hrefWith({ also: null })}>Compare no longer</a>
    </Panel>
  )
}

/** Two columns, each as long as its panels are; what nobody tells of is said in one line. */
function Body({ pair }: { pair: Pair }) {
  const has: [string, boolean][] = [
    ['exercises', pair.exercises.length > 0],
    ['agreements', pair.agreements.length > 0],
    ['disputes', pair.disputes.length > 0],
    ['firsts', pair.firsts.length > 0],
    ['standing relations', pair.relations.length > 0],
    ['places', pair.places.length > 0],
    ['acts side by side', pair.beside.length > 0],
  ]
  const none = has.filter(([, there]) => !there).map(([name]) => name)
  return (
    <>
      <div class="stacked">
        {pair.exercises.length > 0 && (
          <Panel title="Exercises and patrols" note={String(pair.exercises.length)}>
            <Ladder exercises={pair.exercises} />
          </Panel>
        )}
        <Acts title="Newest acts between them" acts={pair.newest} />
        <Acts title="Firsts" note="so their reports call them" acts={pair.firsts} />
      </div>
      <div class="stacked">
        <Panel title="Who does what">
          <Ways pair={pair} />
          <Types types={pair.types} />
        </Panel>
        <Acts title="Agreements and help" note="the newest" acts={pair.agreements} />
        <Acts title="Disputes" note="the newest" acts={pair.disputes} />
        <Standings relations={pair.relations} />
        <Places places={pair.places} of={{ party: pair.a.id, with: pair.b.id }} />
        <Acts title="Side by side" note="what both did to others; not counted above" acts={pair.beside} />
        {none.length > 0 && <p class="faint foot">No report tells of {listed(none)}.</p>}
      </div>
    </>
  )
}

const listed = (words: string[]): string => new Intl.ListFormat('en', { type: 'disjunction' }).format(words)
