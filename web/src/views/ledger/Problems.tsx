// What went wrong, by kind, and one by one; each leads to its report where the store holds that.
import { url, useAnswer, type Answer } from '../../api/ask'
import { Download } from '../../parts/download'
import { Pager, offset } from '../../parts/pager'
import { Nothing, Told } from '../../parts/states'
import { Table, type Column } from '../../parts/table'
import { keep } from '../../state/filters'
import { hrefWith, query } from '../../state/url'
import { asking, OneOf } from './Choices'
import type { Account } from './Ledger'
import { words } from './names'

type Problem = Answer<'/api/v1/ledger/problems'>['problems'][number]

const SIZE = 100
const COLUMNS: Column<Problem>[] = [
  {
    name: 'kind',
    title: 'Problem',
    cell: (one) => (
      <span title={`${one.stage}/${one.code}`}>
        {words(one.code)}{' '}
        {one.fatal ? <span class="status lost">cost the report</span> : <span class="status">note</span>}
      </span>
    ),
  },
  { name: 'message', title: 'What happened', cell: (one) => <Said of={one} /> },
  { name: 'run', title: 'Run', number: true, wide: true, cell: (one) => one.run },
]

function Said({ of }: { of: Problem }) {
  return (
    <>
      <bdi class="path">{of.message}</bdi>
      {of.document && of.stored && (
        <p>
          <a href={keep(`/report/${encodeURIComponent(of.document)}`)}>
            <bdi>{of.title ?? of.source}</bdi>
          </a>
        </p>
      )}
    </>
  )
}

export function Problems({ account }: { account: Account }) {
  const address = url('/api/v1/ledger/problems', {}, asking({ code: 'code', run: 'run' }, SIZE, offset()))
  const answer = useAnswer('/api/v1/ledger/problems', address)
  const run = query.value.get('run')
  if (!account.problems.length) return <Nothing title="Nothing went wrong." />
  return (
    <>
      <div class="choosing">
        <OneOf label="Kind of problem" param="code" choices={kinds(account)} />
        {run && (
          <a class="choice" href={hrefWith({ run: null, offset: null })} title="Take this condition away">
            run {run} <span aria-hidden="true">×</span>
          </a>
        )}
      </div>
      <Told of={answer}>
        {({ problems, total }) =>
          total ? (
            <>
              <Table
                label="Problems"
                rows={problems}
                columns={COLUMNS}
                id={(one) => `${one.run} ${one.code} ${one.document} ${one.message}`}
                sorted="there"
              />
              <Pager size={SIZE} shown={problems.length} more={offset() + problems.length < total} total={total} />
              <p class="part-foot">
                <Download of={address} />
              </p>
            </>
          ) : (
            <Nothing title="No problem meets these conditions." />
          )
        }
      </Told>
    </>
  )
}

/** Kinds by their code alone: the same thing may happen at several stages, or cost a report only now and then. */
function kinds(account: Account) {
  const counted = new Map<string, number>()
  for (const { code, count } of account.problems) counted.set(code, (counted.get(code) ?? 0) + count)
  return [...counted].map(([code, n]) => ({ value: code, title: words(code), count: n }))
}
