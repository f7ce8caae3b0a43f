// The newest acts, and what they are called; the same for firsts, in few lines.
import { url, useAnswer, type Answer } from '../../api/ask'
import { ActLine, QuadDot } from '../../parts/act'
import { dayWords } from '../../parts/days'
import { Download } from '../../parts/download'
import { some } from '../../parts/figures'
import { List } from '../../parts/list'
import { offset, Pager } from '../../parts/pager'
import { Nothing, Told } from '../../parts/states'
import { filters, keep } from '../../state/filters'
import { cleared } from '../../parts/chips'

const PART = 25
const FEW = 6

type Act = Answer<'/api/v1/lately'>['acts'][number]

export function Lately() {
  const asked = new URLSearchParams(filters.value)
  asked.set('limit', String(PART))
  if (offset()) asked.set('offset', String(offset()))
  const address = url('/api/v1/lately', {}, asked)
  const answer = useAnswer('/api/v1/lately', address)
  return (
    <section class="panel lately">
      <header class="panel-head">
        <h2>Newest acts</h2>
        <Download of={address} forms={['csv', 'parquet', 'jsonl']} />
      </header>
      <Told of={answer} lines={12}>
        {({ acts, total, more }) =>
          acts.length ? (
            <>
              <List label="Newest acts" items={acts} id={(act) => act.id}>
                {(act) => (
                  <ActLine id={act.id} sentence={act.sentence} record={act}>
                    <Notes of={act} />
                  </ActLine>
                )}
              </List>
              <Pager size={PART} shown={acts.length} more={more} total={total} />
            </>
          ) : (
            <Nothing title="No act meets all of these conditions.">
              <a href={cleared()}>Clear all filters</a>
            </Nothing>
          )
        }
      </Told>
    </section>
  )
}

function Notes({ of }: { of: Act }) {
  if (!of.claim && of.reports < 2) return null
  return (
    <span class="act-notes">
      {of.claim && <span class="first-claim">“{of.claim}”</span>}
      {of.reports > 1 && (
        <span class="faint">
          {some(of.reports, 'report')}, {some(of.sources, 'source')}
        </span>
      )}
    </span>
  )
}

export function Firsts() {
  const asked = new URLSearchParams(filters.value)
  asked.set('limit', String(FEW))
  const answer = useAnswer('/api/v1/firsts', url('/api/v1/firsts', {}, asked))
  return (
    <section class="panel">
      <header class="panel-head">
        <h2>Firsts</h2>
        {answer.value && answer.value.total > FEW && (
          <a href={keep('/', { first: 'true' })}>All {answer.value.total}</a>
        )}
      </header>
      <Told of={answer} lines={5}>
        {({ acts }) =>
          acts.length ? (
            <ol class="small-list">
              {acts.map((act) => (
                <li key={act.id}>
                  <a href={keep(`/event/${encodeURIComponent(act.id)}`)} title={act.claimed_in ?? undefined}>
                    <span>{act.sentence}</span>
                    <span class="act-notes">
                      {act.quad && <QuadDot quad={act.quad} />}
                      <span class="first-claim">“{act.claim}”</span>
                      <span class="faint">{dayWords(act.when)}</span>
                    </span>
                  </a>
                </li>
              ))}
            </ol>
          ) : (
            <p class="faint">No act here is called the first of its kind.</p>
          )
        }
      </Told>
    </section>
  )
}
