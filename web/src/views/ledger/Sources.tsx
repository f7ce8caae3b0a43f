// What was read: files, feeds, pages, each with how far.
import { url, useAnswer, type Answer } from '../../api/ask'
import { Download } from '../../parts/download'
import { count } from '../../parts/figures'
import { Pager, offset } from '../../parts/pager'
import { Nothing, Told } from '../../parts/states'
import { Table, type Column } from '../../parts/table'
import { asking, ByName, OneOf } from './Choices'
import type { Account } from './Ledger'
import { SOURCE_STATES } from './names'

type Source = Answer<'/api/v1/ledger/sources'>['sources'][number]

const SIZE = 100
const COLUMNS: Column<Source>[] = [
  { name: 'name', title: 'Source', cell: (one) => <Name of={one} /> },
  {
    name: 'state',
    title: 'State',
    cell: (one) => <span class={`status ${one.state}`}>{SOURCE_STATES[one.state] ?? one.state}</span>,
  },
  {
    name: 'reports',
    title: 'Reports',
    number: true,
    cell: (one) => count(one.reports),
    help: 'Of its present content',
  },
  { name: 'lost', title: 'Lost', number: true, cell: (one) => count(one.lost), help: 'Of these, those that failed' },
  { name: 'records', title: 'Records', number: true, wide: true, cell: (one) => count(one.counts.events) },
  { name: 'last', title: 'Last run', number: true, wide: true, cell: (one) => one.run },
]

function Name({ of }: { of: Source }) {
  return (
    <>
      <bdi class="path">{of.name}</bdi>
      {of.error && (
        <p class="faint">
          <bdi>{of.error}</bdi>
        </p>
      )}
    </>
  )
}

export function Sources({ account }: { account: Account }) {
  const address = url('/api/v1/ledger/sources', {}, asking({ state: 'state', name: 'name' }, SIZE, offset()))
  const answer = useAnswer('/api/v1/ledger/sources', address)
  const states = account.sources.map(({ state, count: n }) => ({
    value: state,
    title: SOURCE_STATES[state] ?? state,
    count: n,
  }))
  return (
    <>
      <div class="choosing">
        <OneOf label="State of the source" param="state" choices={states} />
        <ByName label="Letters of the name" />
      </div>
      <Told of={answer}>
        {({ sources, total }) =>
          total ? (
            <>
              <Table
                label="Sources"
                rows={sources}
                columns={COLUMNS}
                id={(one) => `${one.kind} ${one.name}`}
                sorted="there"
              />
              <Pager size={SIZE} shown={sources.length} more={offset() + sources.length < total} total={total} />
              <p class="part-foot">
                <Download of={address} />
              </p>
            </>
          ) : (
            <Nothing title="No source meets these conditions." />
          )
        }
      </Told>
    </>
  )
}
