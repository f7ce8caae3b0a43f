// The filters of the address, under the names that the API gives them. They go with one from view to view.
import { computed } from '@preact/signals'
import { hrefWith, query } from './url'

export const FILTERS = [
  'actor',
  'with',
  'party',
  'bloc',
  'type',
  'mode',
  'quad',
  'status',
  'source',
  'country',
  'place',
  'since',
  'until',
  'first',
  'text',
  'bbox',
  'min-confidence',
] as const
export type Filter = (typeof FILTERS)[number]

/** The part of the address that asks the store, as a query for the API. */
export const filters = computed(() => {
  const asked = new URLSearchParams()
  for (const name of FILTERS) for (const value of query.value.getAll(name)) asked.append(name, value)
  return asked
})

/** An address of a view that keeps the filters and drops what belonged to the view before. */
export function keep(path: string, more: Record<string, string> = {}): string {
  const asked = new URLSearchParams(filters.value)
  for (const [name, value] of Object.entries(more)) asked.set(name, value)
  const said = asked.toString()
  return said ? `${path}?${said}` : path
}

/** The address with one value of a filter added, or taken away if it is there. */
export function toggled(name: Filter, value: string): string {
  const had = query.value.getAll(name)
  return hrefWith({ [name]: had.includes(value) ? had.filter((one) => one !== value) : [...had, value] })
}
