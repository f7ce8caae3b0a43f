// The address is the whole state of the explorer: the path names the view, the query its filters and settings.
import { computed, signal } from '@preact/signals'

const read = () => ({ path: location.pathname, query: location.search })

export const address = signal(read())
export const path = computed(() => address.value.path)
export const query = computed(() => new URLSearchParams(address.value.query))

/** Opens a view or another state of it. `replace`: without a step in the history, as while a slider moves. */
export function go(href: string, { replace = false } = {}): void {
  const moved = new URL(href, location.href).pathname !== location.pathname
  history[replace ? 'replaceState' : 'pushState'](null, '', href)
  address.value = read()
  if (moved) scrollTo(0, 0)
}

/** An address with some parameters changed: null or an empty list takes one away. Without `to`, of this view. */
export function hrefWith(changes: Record<string, string | string[] | null>, to = path.value): string {
  const next = new URLSearchParams(query.value)
  for (const [name, value] of Object.entries(changes)) {
    next.delete(name)
    for (const one of value === null ? [] : [value].flat()) next.append(name, one)
  }
  const said = next.toString()
  return said ? `${to}?${said}` : to
}

addEventListener('popstate', () => (address.value = read()))

// Links are plain <a href>; a click on one of ours changes the state instead of loading the page anew.
addEventListener('click', (event) => {
  const link = (event.target as Element | null)?.closest?.('a')
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
  if (!link || !plain || event.defaultPrevented || link.target || link.hasAttribute('download')) return
  const to = new URL(link.href, location.href)
  if (to.origin !== location.origin || /^\/(api|assets)\//.test(to.pathname)) return
  event.preventDefault()
  if (to.hash && to.pathname === location.pathname && to.search === location.search) {
    document.getElementById(to.hash.slice(1))?.focus()
    return
  }
  go(to.pathname + to.search)
})
