// A table whose order stands in the address: `?sort=day` upwards, `?sort=-day` downwards. Sorting is the server's
// affair where a page is only part of an answer (`sorted="there"`); otherwise the rows are sorted here.
import { Fragment, type ComponentChildren } from 'preact'
import { go, hrefWith, query } from '../state/url'

export type Cell = string | number | boolean | null | undefined

export type Column<Row> = {
  name: string // in the address
  title: string
  help?: string
  cell: (row: Row) => ComponentChildren
  by?: (row: Row) => Cell // what it is sorted by; without it the column does not sort
  number?: boolean // figures stand to the right
  wide?: boolean // left out on narrow screens
}

type Props<Row> = {
  label: string
  rows: readonly Row[]
  columns: Column<Row>[]
  id: (row: Row) => string
  href?: (row: Row) => string // a click anywhere in the row opens it; link one cell as well, for the keyboard
  sorted?: 'here' | 'there'
  order?: string // the order without one in the address, as "-day"
  group?: (row: Row) => string // rows that follow each other with the same name stand under one heading
  param?: string
}

export function Table<Row>({
  label,
  rows,
  columns,
  id,
  href,
  sorted = 'here',
  order = '',
  group,
  param = 'sort',
}: Props<Row>) {
  const now = query.value.get(param) ?? order
  const shown = sorted === 'here' ? inOrder(rows, columns, now) : rows
  return (
    <div class="table-box" role="region" aria-label={label} tabIndex={0}>
      <table class="table">
        <thead>
          <tr>
            {columns.map((column) => (
              <Heading key={column.name} column={column} now={now} param={param} />
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row, n) => (
            <Fragment key={id(row)}>
              {group && (n === 0 || group(row) !== group(shown[n - 1] as Row)) && (
                <tr class="group">
                  <th scope="rowgroup" colSpan={columns.length}>
                    {group(row)}
                  </th>
                </tr>
              )}
              <tr class={href && 'opens'} onClick={(event) => href && opened(event, href(row))}>
                {columns.map((column) => (
                  <td key={column.name} class={kinds(column)}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Heading<Row>({ column, now, param }: { column: Column<Row>; now: string; param: string }) {
  const up = now === column.name
  const down = now === `-${column.name}`
  const next = down ? column.name : up || column.number ? `-${column.name}` : column.name
  return (
    <th
      scope="col"
      class={kinds(column)}
      title={column.help}
      aria-sort={up ? 'ascending' : down ? 'descending' : undefined}
    >
      {column.by ? (
        <a href={hrefWith({ [param]: next, offset: null })}>
          {column.title}
          <span class="order" aria-hidden="true">
            {up ? ' ↑' : down ? ' ↓' : ''}
          </span>
        </a>
      ) : (
        column.title
      )}
    </th>
  )
}

function kinds<Row>({ number, wide }: Column<Row>): string {
  return [number && 'number', wide && 'wide'].filter(Boolean).join(' ')
}

function opened(event: MouseEvent, href: string): void {
  const link = (event.target as Element).closest('a, button, input')
  if (!link && !getSelection()?.toString()) go(href)
}

/** Numbers by size, words by the alphabet, what is missing always last. */
function inOrder<Row>(rows: readonly Row[], columns: Column<Row>[], now: string): readonly Row[] {
  const down = now.startsWith('-')
  const by = columns.find((column) => column.name === now.replace(/^-/, ''))?.by
  if (!by) return rows
  return [...rows].sort((a, b) => {
    const [x, y] = [by(a), by(b)]
    const missing = Number(x === null || x === undefined) - Number(y === null || y === undefined)
    if (missing || x === null || x === undefined) return missing
    const order = typeof x === 'string' ? x.localeCompare(String(y)) : Number(x) - Number(y)
    return down ? -order : order
  })
}
