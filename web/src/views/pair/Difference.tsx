// Two pairs in figures, side by side.
import type { Answer } from '../../api/ask'
import { count } from '../../parts/figures'
import { pairName } from './Headline'
import { periods, signed } from './course'

type Pair = Answer<'/api/v1/pair/{a}/{b}'>

const ROWS: { name: string; help?: string; of: (pair: Pair) => string }[] = [
  { name: 'Acts', of: (pair) => count(pair.acts) },
  { name: 'Cooperation', of: (pair) => share(pair, sum(pair, 'cooperation')) },
  { name: 'Conflict', of: (pair) => share(pair, sum(pair, 'conflict')) },
  { name: 'Net score', help: 'The sum of the scores', of: (pair) => signed(Math.round(sum(pair, 'net') * 10) / 10) },
  {
    name: 'Score an act',
    help: 'Their mean, from −10 to +10',
    of: (pair) => (pair.acts ? signed(Math.round((sum(pair, 'net') / pair.acts) * 10) / 10) : ''),
  },
  { name: 'Exercises and patrols', of: (pair) => count(pair.exercises.length) },
  { name: 'Called a first', of: (pair) => count(sum(pair, 'firsts')) },
  { name: 'Reports', of: (pair) => count(pair.reports) },
  { name: 'Change points', of: (pair) => pair.course.changes.map((turn) => turn.words).join('; ') || 'none' },
]

export function Difference({ one, other }: { one: Pair; other: Pair }) {
  return (
    <div class="table-box" role="region" aria-label="The two pairs in figures" tabIndex={0}>
      <table class="table difference">
        <thead>
          <tr>
            <td />
            <th scope="col">{pairName(one)}</th>
            <th scope="col">{pairName(other)}</th>
          </tr>
        </thead>
        <tbody>
          {ROWS.map((row) => (
            <tr key={row.name}>
              <th scope="row" title={row.help}>
                {row.name}
              </th>
              <td>{row.of(one)}</td>
              <td>{row.of(other)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function sum(pair: Pair, what: 'cooperation' | 'conflict' | 'net' | 'firsts'): number {
  return periods(pair.course).reduce((all, period) => all + period[what], 0)
}

function share(pair: Pair, n: number): string {
  return pair.acts ? `${count(n)} (${Math.round((100 * n) / pair.acts)} %)` : '0'
}
