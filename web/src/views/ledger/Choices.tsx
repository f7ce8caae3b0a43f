// Choosing among the rows of a list: one of a few values, or letters of a name.
import { count } from '../../parts/figures'
import { go, hrefWith, query } from '../../state/url'

type Choice = { value: string; title: string; count?: number; help?: string }

/** One of these or all; which one stands in the address under `param`. */
export function OneOf({ label, param, choices }: { label: string; param: string; choices: Choice[] }) {
  const chosen = query.value.get(param)
  return (
    <nav class="choices" aria-label={label}>
      <a href={hrefWith({ [param]: null, offset: null })} aria-current={chosen === null ? 'true' : undefined}>
        all
      </a>
      {choices.map(({ value, title, count: n, help }) => (
        <a
          key={value}
          href={hrefWith({ [param]: value, offset: null })}
          aria-current={chosen === value ? 'true' : undefined}
          title={help}
        >
          {title} {n !== undefined && <span class="faint">{count(n)}</span>}
        </a>
      ))}
    </nav>
  )
}

export function ByName({ label }: { label: string }) {
  const asked = (event: SubmitEvent) => {
    event.preventDefault()
    const name = String(new FormData(event.currentTarget as HTMLFormElement).get('name') ?? '').trim()
    go(hrefWith({ name: name || null, offset: null }))
  }
  return (
    <form class="by-name" onSubmit={asked}>
      <input
        name="name"
        type="search"
        placeholder={label}
        aria-label={label}
        value={query.value.get('name') ?? ''}
        autocomplete="off"
      />
    </form>
  )
}

/** The part of the address that a list of the API takes, from what the page calls it. */
export function asking(names: { [api: string]: string }, size: number, offset: number): URLSearchParams {
  const asked = new URLSearchParams({ limit: String(size), offset: String(offset) })
  for (const [api, ours] of Object.entries(names)) {
    const value = query.value.get(ours)
    if (value) asked.set(api, value)
  }
  return asked
}
