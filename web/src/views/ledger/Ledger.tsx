// The account of the store: what was read and what became of it, what went wrong, what is still to be done.
import type { ComponentType } from 'preact'
import { url, useAnswer, type Answer } from '../../api/ask'
import { count } from '../../parts/figures'
import { Told } from '../../parts/states'
import { hrefWith, query } from '../../state/url'
import { NO_CHOICE } from './names'
import { Problems } from './Problems'
import { Reports } from './Reports'
import { Runs } from './Runs'
import { Sources } from './Sources'
import { Sum, Versions } from './Sum'
import { ToDo } from './ToDo'
import './ledger.css'

export type Account = Answer<'/api/v1/ledger'>
type Part = ComponentType<{ account: Account }>

const PARTS: [string, string, Part, (account: Account) => number][] = [
  ['runs', 'Runs', Runs, ({ runs }) => runs.length],
  ['sources', 'Sources', Sources, ({ sources }) => sum(sources)],
  ['problems', 'Problems', Problems, ({ problems }) => sum(problems)],
  ['reports', 'Reports', Reports, ({ reports }) => sum(reports)],
]

const sum = (rows: readonly { count: number }[]) => rows.reduce((all, row) => all + row.count, 0)

export default function Ledger() {
  const answer = useAnswer('/api/v1/ledger', url('/api/v1/ledger'))
  return (
    <Told of={answer} lines={10}>
      {(account) => (
        <div class="ledger">
          <Sum account={account} />
          <ToDo account={account} />
          <Parts account={account} />
          <Versions account={account} />
        </div>
      )}
    </Told>
  )
}

function Parts({ account }: { account: Account }) {
  const show = query.value.get('show') ?? 'runs'
  const Shown = (PARTS.find(([name]) => name === show) ?? PARTS[0]!)[2]
  return (
    <section class="panel" aria-label="In detail">
      <nav class="tabs" aria-label="Parts of the ledger">
        {PARTS.map(([name, title, , size]) => (
          <a
            key={name}
            href={hrefWith({ ...NO_CHOICE, show: name === 'runs' ? null : name })}
            aria-current={show === name ? 'true' : undefined}
          >
            {title} <span class="faint">{count(size(account))}</span>
          </a>
        ))}
      </nav>
      <Shown account={account} />
    </section>
  )
}
