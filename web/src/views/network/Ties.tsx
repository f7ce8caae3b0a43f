// The ties as a table: the same as the picture, for whoever does not see it or wants the figures.
import type { Signal } from '@preact/signals'
import { Balance, count } from '../../parts/figures'
import { Table, type Column } from '../../parts/table'
import { pairHref } from '../../parts/who'
import type { Lit } from './Drawing'
import { signed, type Tie } from './shown'

export function Ties({ ties, chosen, lit }: { ties: readonly Tie[]; chosen: string | null; lit: Signal<Lit> }) {
  const most = Math.max(...ties.map((tie) => Math.max(tie.cooperation, tie.conflict)))
  const point = (event: Event) => {
    const row = event.target instanceof Element ? event.target.closest('tr') : null
    const tie = row?.querySelector<HTMLElement>('[data-tie]')?.dataset.tie
    lit.value = tie ? { tie } : null
  }
  return (
    <div class="net-ties" onPointerOver={point} onPointerLeave={() => (lit.value = null)} onFocusCapture={point}>
      <Table
        label={chosen ? 'Ties of the party' : 'Ties'}
        rows={ties}
        columns={columns(chosen, most)}
        id={(tie) => tie.key}
        href={(tie) => pairHref(tie.a.id, tie.b.id)}
        order="-acts"
      />
    </div>
  )
}

function columns(chosen: string | null, most: number): Column<Tie>[] {
  const names = (tie: Tie) =>
    chosen ? (tie.a.id === chosen ? tie.b.name : tie.a.name) : `${tie.a.name} – ${tie.b.name}`
  return [
    {
      name: 'who',
      title: chosen ? 'With' : 'Between',
      by: names,
      cell: (tie) => (
        <a href={pairHref(tie.a.id, tie.b.id)} data-tie={tie.key}>
          {names(tie)}
        </a>
      ),
    },
    {
      name: 'balance',
      title: 'Against, with',
      help: 'Acts of conflict to the left, of cooperation to the right',
      cell: (tie) => <Balance {...tie} most={most} />,
    },
    { name: 'acts', title: 'Acts', number: true, by: (tie) => tie.acts, cell: (tie) => count(tie.acts) },
    {
      name: 'score',
      title: 'Score',
      help: 'The mean, from −10 (conflict) to +10 (cooperation)',
      number: true,
      by: (tie) => tie.score,
      cell: (tie) => signed(tie.score),
    },
  ]
}
