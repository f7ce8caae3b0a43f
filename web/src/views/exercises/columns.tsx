// The columns of the table of exercises; their names are those by which the server sorts.
import type { Answer } from '../../api/ask'
import { dayWords, Status } from '../../parts/act'
import { some } from '../../parts/figures'
import type { Column } from '../../parts/table'
import { Parties } from '../../parts/who'
import { keep } from '../../state/filters'
import { Forces } from './Forces'

export type Exercise = Answer<'/api/v1/exercises'>['exercises'][number]

export const dayOf = ({ when }: Exercise): string => String(when.start ?? when.end ?? '')

const here = () => '' // sorted by the server

export const COLUMNS: Column<Exercise>[] = [
  {
    name: 'day',
    title: 'When',
    by: here,
    cell: (row) => (
      <a class="ex-day" href={keep(`/event/${row.id}`)} title={row.sentence}>
        {dayWords(row.when) || 'day unknown'}
      </a>
    ),
  },
  {
    name: 'who',
    title: 'Who',
    by: here,
    cell: (row) => (
      <span class="ex-who">
        <Parties of={row.sides} none="not said" />
      </span>
    ),
  },
  {
    name: 'kind',
    title: 'What',
    by: here,
    wide: true,
    cell: (row) => (
      <span class="ex-kind">
        {(row.mode ?? row.type.toLowerCase()).replaceAll('-', ' ')} <Status status={row.status} />
      </span>
    ),
  },
  {
    name: 'days',
    title: 'Length',
    help: 'In days, both ends counted; or as a report puts it',
    by: here,
    number: true,
    wide: true,
    cell: (row) => (row.days !== null && row.days > 1 ? some(row.days, 'day') : (row.lasted ?? '')),
  },
  {
    name: 'place',
    title: 'Where',
    by: here,
    cell: (row) =>
      row.places.map((place, n) => (
        <span key={place.name}>
          {n > 0 && ', '}
          <a class="who" href={keep(`/place/${encodeURIComponent(place.name)}`)} title={place.kind}>
            {place.name}
          </a>
        </span>
      )),
  },
  { name: 'forces', title: 'Forces', by: here, wide: true, cell: (row) => <Forces of={row.forces} /> },
  {
    name: 'first',
    title: 'Called',
    help: 'What a report calls it: the first, the largest …',
    by: here,
    cell: (row) =>
      row.claims.map(({ claim, text }) => (
        <span key={claim} class={`ex-claim ${claim}`} title={`“${text}”`}>
          {NAMES[claim] ?? claim}
        </span>
      )),
  },
  {
    name: 'reports',
    title: 'Reports',
    help: 'Reports that tell it, and how many sources of these are independent',
    by: here,
    number: true,
    wide: true,
    cell: (row) => (
      <span title={`${some(row.reports, 'report')}, ${some(row.sources, 'independent source')}`}>
        {row.reports}
        {row.sources !== row.reports && <span class="faint"> ({row.sources})</span>}
      </span>
    ),
  },
  {
    name: 'confidence',
    title: 'Sure',
    help: 'Of records at 0.9, about nine in ten should be right',
    by: here,
    number: true,
    wide: true,
    cell: (row) => row.confidence.toFixed(2),
  },
]

const NAMES: { [claim: string]: string } = {
  first: 'first',
  since: 'first since',
  largest: 'largest',
  last: 'last',
}
