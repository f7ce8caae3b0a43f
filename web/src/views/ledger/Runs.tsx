// Every run, what it read and what became of it.
import { Download } from '../../parts/download'
import { count } from '../../parts/figures'
import { Nothing } from '../../parts/states'
import { Table, type Column } from '../../parts/table'
import { hrefWith } from '../../state/url'
import type { Account } from './Ledger'
import { NO_CHOICE } from './names'

type Run = Account['runs'][number]
type Name = keyof Run['counts']

const number = (name: Name, title: string, wide = false): Column<Run> => ({
  name,
  title,
  number: true,
  wide,
  cell: (run) => count(run.counts[name]),
  by: (run) => run.counts[name],
})

const COLUMNS: Column<Run>[] = [
  { name: 'run', title: 'Run', number: true, cell: (run) => run.id, by: (run) => run.id },
  {
    name: 'began',
    title: 'Began (UTC)',
    cell: (run) => (
      <>
        {run.started.slice(0, 16)} {run.finished === null && <span class="status">cut short</span>}
      </>
    ),
    by: (run) => run.started,
  },
  number('read', 'Read'),
  number('coded', 'Coded'),
  number('without_events', 'No act', true),
  number('failed', 'Failed'),
  number('known', 'Known', true),
  number('copies', 'Copies', true),
  number('events', 'Records', true),
  {
    name: 'problems',
    title: 'Problems',
    number: true,
    cell: (run) =>
      run.problems ? (
        <a href={hrefWith({ ...NO_CHOICE, show: 'problems', run: String(run.id) })}>{count(run.problems)}</a>
      ) : (
        0
      ),
    by: (run) => run.problems,
  },
]

export function Runs({ account }: { account: Account }) {
  if (!account.runs.length) return <Nothing title="Nothing was read yet." />
  return (
    <>
      <Table label="Runs" rows={account.runs} columns={COLUMNS} id={(run) => String(run.id)} order="-run" />
      <p class="part-foot">
        <Download of="/api/v1/ledger" />
      </p>
    </>
  )
}
