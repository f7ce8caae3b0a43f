// The sum of all runs: every report that was read stands in one of the columns. And by which versions it was coded.
import { count, some } from '../../parts/figures'
import type { Account } from './Ledger'

type Fate = 'coded' | 'without_events' | 'failed' | 'known' | 'copies'

const FATES: [Fate, string, string][] = [
  ['coded', 'coded', 'At least one act or standing relation was read from it.'],
  ['without_events', 'without an act', 'Read to the end; it tells of no act between political actors.'],
  ['failed', 'failed', 'It could not be read or coded; Problems says why.'],
  ['known', 'known', 'The store held it already, coded in the same way.'],
  ['copies', 'copies', 'The same text at one more place.'],
]

export function Sum({ account: { total, runs, reports } }: { account: Account }) {
  const held = reports.reduce((all, one) => all + one.count, 0)
  return (
    <section class="panel sum">
      <h1>Ledger</h1>
      <p>
        {some(total.read, 'report')} {total.read === 1 ? 'was' : 'were'} read in {some(runs.length, 'run')}. They
        brought {some(total.events, 'record')} of acts and {count(total.relations)} of standing relations. The store
        holds {some(held, 'report')}.
      </p>
      <dl class="sum-line">
        <Term title="read" n={total.read} help="Every report stands in one of the columns." />
        {FATES.map(([fate, title, help], nth) => (
          <Term key={fate} sign={nth ? '+' : '='} title={title} n={total[fate]} help={help} fate={fate} />
        ))}
      </dl>
      <div class="shares" role="img" aria-label={FATES.map(([fate, title]) => `${total[fate]} ${title}`).join(', ')}>
        {FATES.filter(([fate]) => total[fate]).map(([fate]) => (
          <i key={fate} class={fate} style={{ flexGrow: total[fate] }} />
        ))}
      </div>
    </section>
  )
}

function Term({ sign, title, n, help, fate }: { sign?: string; title: string; n: number; help: string; fate?: Fate }) {
  return (
    <div class={`term ${fate ?? ''}`} title={help} data-sign={sign}>
      <dt>{title}</dt>
      <dd>{count(n)}</dd>
    </div>
  )
}

export function Versions({ account }: { account: Account }) {
  if (!account.versions.length) return null
  return (
    <section class="panel">
      <h2>Coded by</h2>
      <ul class="versions">
        {account.versions.map(({ coder, codebook, reports }) => (
          <li key={`${coder} ${codebook}`}>
            {some(reports, 'report')} by whowhom {coder} with the codebook <code>{codebook}</code>
          </li>
        ))}
      </ul>
    </section>
  )
}
