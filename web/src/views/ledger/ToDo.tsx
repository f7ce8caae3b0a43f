// What is still to be done, with the command that does it. Nothing where all is done.
import { some } from '../../parts/figures'
import { hrefWith } from '../../state/url'
import type { Account } from './Ledger'
import { NO_CHOICE } from './names'

const OPEN = ['waiting', 'leased', 'changed']

export function ToDo({ account }: { account: Account }) {
  const open = account.sources.filter(({ state }) => OPEN.includes(state)).reduce((all, one) => all + one.count, 0)
  const cut = account.runs.filter((run) => run.finished === null).length
  if (!open && !account.uncompared && account.linked && !account.differences.length && !cut) return null
  return (
    <section class="todo" aria-label="Still to be done">
      {account.differences.map((said) => (
        <p key={said}>{said}</p>
      ))}
      {open > 0 && (
        <p>
          <a href={hrefWith({ ...NO_CHOICE, show: 'sources', state: 'open' })}>
            {some(open, 'source was', 'sources were')} not read to the end
          </a>
          ; <code>whowhom ingest {account.unfinished.join(' ')}</code> goes on.
        </p>
      )}
      {cut > 0 && <p>{some(cut, 'run was', 'runs were')} cut short. What was done until then is stored.</p>}
      {account.uncompared > 0 && (
        <p>
          {some(account.uncompared, 'report was', 'reports were')} not looked through for copies;{' '}
          <code>whowhom copies</code> makes up for it.
        </p>
      )}
      {!account.linked && (
        <p>
          Incidents are behind the records; <code>whowhom incidents</code> brings them up to date.
        </p>
      )}
    </section>
  )
}
