// Search in the evidence: every hit is a sentence of a report, with the words lit.
import { url, useAnswer, type Answer } from '../../api/ask'
import { Chips } from '../../parts/chips'
import { Download } from '../../parts/download'
import { some } from '../../parts/figures'
import { Pager, offset } from '../../parts/pager'
import { Nothing, Told } from '../../parts/states'
import { filters } from '../../state/filters'
import { hrefWith, query } from '../../state/url'
import { Facets } from './Facets'
import { Help } from './Help'
import { Hits } from './Hits'
import './search.css'

export type Found = Answer<'/api/v1/search'>

const SIZE = 50
const ORDERS: [string, string][] = [
  ['-day', 'Newest acts'],
  ['day', 'Oldest acts'],
  ['-report', 'Newest reports'],
  ['report', 'Oldest reports'],
]

export default function Search() {
  const text = query.value.get('text')?.trim() ?? ''
  const sort = query.value.get('sort') ?? '-day'
  const asked = new URLSearchParams(filters.value)
  asked.set('sort', sort)
  asked.set('limit', String(SIZE))
  asked.set('offset', String(offset()))
  const address = text ? url('/api/v1/search', {}, asked) : null
  const answer = useAnswer('/api/v1/search', address)
  if (!address) return <Help />
  return (
    <Told of={answer} lines={10}>
      {(found) => (
        <div class="searched">
          <header class="searched-head">
            <h1>
              {some(found.total, 'record')} <span class="faint">with</span> <bdi>{text}</bdi>
            </h1>
            <Chips names={found.names} />
            {found.total > 0 && <Orders now={sort} />}
          </header>
          {found.total ? (
            <>
              <Facets found={found} />
              <section class="panel hits" aria-label="Hits">
                <Hits hits={found.hits} byReport={sort.endsWith('report')} />
                <Pager size={SIZE} shown={found.hits.length} more={found.more} total={found.total} />
                <p class="searched-foot">
                  <Download of={address} forms={['csv', 'parquet', 'geojson', 'jsonl']} />
                </p>
              </section>
            </>
          ) : (
            <Nothing title="No evidence holds these words.">
              <p>Fewer words, or a star for any ending (exerc*), find more.</p>
              <p>
                <a href={hrefWith({ text: null })}>How to search</a>
              </p>
            </Nothing>
          )}
        </div>
      )}
    </Told>
  )
}

function Orders({ now }: { now: string }) {
  return (
    <nav class="orders" aria-label="Order">
      {ORDERS.map(([sort, title]) => (
        <a
          key={sort}
          href={hrefWith({ sort: sort === '-day' ? null : sort, offset: null })}
          aria-current={now === sort ? 'true' : undefined}
        >
          {title}
        </a>
      ))}
    </nav>
  )
}
