// The head of every page: name, views, search, light and dark.
import { useLayoutEffect, useRef } from 'preact/hooks'
import { keep } from '../state/filters'
import { switchTheme, theme } from '../state/theme'
import { go, path, query } from '../state/url'
import { VIEWS } from '../views/routes'

export function Head({ onHelp }: { onHelp: () => void }) {
  return (
    <header class="head">
      <a class="mark" href="/">
        <img src="/assets/icon.svg" alt="" width="24" height="24" />
        whowhom
      </a>
      <Views />
      <Search />
      <button class="icon" type="button" title="Light or dark (d)" aria-label="Light or dark" onClick={switchTheme}>
        {theme.value === 'dark' ? '☀' : '☾'}
      </button>
      <button class="icon" type="button" title="Keys (?)" aria-label="Keys" onClick={onHelp}>
        ?
      </button>
    </header>
  )
}

function Views() {
  const row = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    const now = row.current?.querySelector<HTMLElement>('[aria-current]')
    if (!row.current || !now) return
    row.current.scrollLeft = now.offsetLeft - row.current.offsetLeft - (row.current.clientWidth - now.offsetWidth) / 2
  }, [path.value])
  return (
    <nav class="views" aria-label="Views" ref={row}>
      {VIEWS.filter((view) => view.key).map((view) => (
        <a key={view.path} href={keep(view.path)} aria-current={path.value === view.path ? 'page' : undefined}>
          {view.title}
        </a>
      ))}
    </nav>
  )
}

function Search() {
  const field = useRef<HTMLInputElement>(null)
  const sought = query.value.get('text') ?? ''
  useLayoutEffect(() => {
    if (field.current) field.current.value = sought
  }, [sought]) // what one is writing stays while the address changes otherwise, as when the years play
  const asked = (event: SubmitEvent) => {
    event.preventDefault()
    const text = new FormData(event.currentTarget as HTMLFormElement).get('text')
    go(keep('/search', { text: String(text ?? '') }))
  }
  return (
    <form class="search" role="search" onSubmit={asked}>
      <input
        ref={field}
        id="search"
        name="text"
        type="search"
        placeholder="Search the evidence  /"
        aria-label="Search the evidence"
        autocomplete="off"
      />
    </form>
  )
}
