// Joint exercises and patrols: a strip of years, and a table to keep. Another type or mode in the filters makes it a
// table of acts of that kind.
import { url, useAnswer } from '../../api/ask'
import { Choice } from '../../parts/choice'
import { Download } from '../../parts/download'
import { some } from '../../parts/figures'
import { offset, Pager } from '../../parts/pager'
import { Nothing, Told } from '../../parts/states'
import { Table } from '../../parts/table'
import { Years } from '../../parts/years'
import { filters, keep } from '../../state/filters'
import { hrefWith, query } from '../../state/url'
import { COLUMNS, dayOf, type Exercise } from './columns'
import './exercises.css'

const SIZE = 100
const GROUPS = [
  ['none', 'All'],
  ['pair', 'By who takes part'],
  ['year', 'By year'],
] as const

export default function Exercises() {
  const asked = new URLSearchParams(filters.value)
  const group = GROUPS.find(([value]) => value === query.value.get('group'))?.[0] ?? 'none'
  const year = Number(query.value.get('year')) || null
  const sort = query.value.get('sort')
  if (sort) asked.set('sort', sort)
  if (group !== 'none') asked.set('group', group)
  if (year) asked.set('year', String(year))
  const whole = url('/api/v1/exercises', {}, asked)
  asked.set('limit', String(SIZE))
  if (offset()) asked.set('offset', String(offset()))
  const answer = useAnswer('/api/v1/exercises', url('/api/v1/exercises', {}, asked))
  const named = filters.value.has('type') || filters.value.has('mode')
  return (
    <section class="panel exercises">
      <div class="net-head">
        <h1>{named ? 'Acts of this kind' : 'Joint exercises and patrols'}</h1>
        <Download of={whole} forms={['csv', 'parquet', 'geojson']} />
      </div>
      <Told of={answer} lines={12}>
        {({ exercises, years, total, more }) => (
          <>
            <Years
              label="Acts by year"
              years={years.flatMap(({ year, acts }) => (year ? [{ year, cooperation: acts, conflict: 0 }] : []))}
              now={year}
              href={(to) => hrefWith({ year: to === null ? null : String(to), offset: null })}
            />
            <div class="ex-bar">
              <Choice label="Group" param="group" now={group} options={GROUPS} />
              <span class="faint" role="status">
                {some(total, 'act')}
                {year && ` in ${year}`}
              </span>
              {year && <a href={hrefWith({ year: null, offset: null })}>All years</a>}
            </div>
            {exercises.length ? (
              <Table
                label={named ? 'Acts' : 'Joint exercises and patrols'}
                rows={exercises}
                columns={COLUMNS}
                id={(row) => row.id}
                href={(row) => keep(`/event/${row.id}`)}
                sorted="there"
                order="-day"
                group={group === 'pair' ? sides : group === 'year' ? (row) => dayOf(row).slice(0, 4) : undefined}
              />
            ) : (
              <Nothing title={`No ${named ? 'act of this kind' : 'joint exercise or patrol'} meets these conditions.`}>
                <p>Take a filter away, or choose another year.</p>
              </Nothing>
            )}
            <Pager size={SIZE} shown={exercises.length} more={more} total={total} />
          </>
        )}
      </Told>
    </section>
  )
}

const together = new Intl.ListFormat('en-GB')
const sides = (row: Exercise): string => together.format(row.sides.map((side) => side.name).sort())
