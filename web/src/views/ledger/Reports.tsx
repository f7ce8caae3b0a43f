// Every report of the store and what became of it.
import { url, useAnswer, type Answer } from '../../api/ask'
import { Download } from '../../parts/download'
import { count } from '../../parts/figures'
import { Pager, offset } from '../../parts/pager'
import { Nothing, Told } from '../../parts/states'
import { Table, type Column } from '../../parts/table'
import { keep } from '../../state/filters'
import { asking, ByName, OneOf } from './Choices'
import type { Account } from './Ledger'
import { FATES } from './names'

type Report = Answer<'/api/v1/ledger/reports'>['reports'][number]

const SIZE = 100
const href = (one: Report) => keep(`/report/${encodeURIComponent(one.id)}`)
const COLUMNS: Column<Report>[] = [
  { name: 'day', title: 'Published', cell: (one) => <span class="published">{one.published ?? ''}</span> },
  {
    name: 'title',
    title: 'Report',
    cell: (one) => (
      <a href={href(one)} class="path">
        <bdi>{one.title ?? one.source}</bdi>
      </a>
    ),
  },
  { name: 'outlet', title: 'Outlet', wide: true, cell: (one) => <bdi>{one.outlet ?? ''}</bdi> },
  {
    name: 'fate',
    title: 'What became of it',
    wide: true,
    cell: (one) => <span class={`status ${one.status}`}>{FATES[one.status] ?? one.status}</span>,
  },
  { name: 'records', title: 'Records', number: true, cell: (one) => count(one.records) },
  { name: 'run', title: 'Run', number: true, wide: true, cell: (one) => one.run },
]

export function Reports({ account }: { account: Account }) {
  const address = url('/api/v1/ledger/reports', {}, asking({ status: 'fate', name: 'name' }, SIZE, offset()))
  const answer = useAnswer('/api/v1/ledger/reports', address)
  const fates = account.reports.map(({ state, count: n }) => ({ value: state, title: FATES[state] ?? state, count: n }))
  return (
    <>
      <div class="choosing">
        <OneOf label="What became of the report" param="fate" choices={fates} />
        <ByName label="Letters of title or source" />
      </div>
      <Told of={answer}>
        {({ reports, total }) =>
          total ? (
            <>
              <Table label="Reports" rows={reports} columns={COLUMNS} id={(one) => one.id} href={href} sorted="there" />
              <Pager size={SIZE} shown={reports.length} more={offset() + reports.length < total} total={total} />
              <p class="part-foot">
                <Download of={address} />
              </p>
            </>
          ) : (
            <Nothing title="No report meets these conditions." />
          )
        }
      </Told>
    </>
  )
}
