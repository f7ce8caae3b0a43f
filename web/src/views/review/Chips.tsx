// Several parties or places in one field: Enter adds what is chosen or typed, Backspace takes the last away.
import { useEffect, useId, useState } from 'preact/hooks'
import { ask, url, type Answer } from '../../api/ask'

type Suggestion = Answer<'/api/v1/suggest'>['suggestions'][number]
type Props = {
  label: string
  kind: 'party' | 'place'
  of: string[]
  names: { [id: string]: string }
  onChange: (of: string[]) => void
}

export function Chips({ label, kind, of, names, onChange }: Props) {
  const [typed, type] = useState('')
  const [at, move] = useState(0)
  const [known, know] = useState(names)
  const found = useSuggestions(kind, typed)
  const id = useId()
  const add = (value: string, name?: string) => {
    if (name) know((before) => ({ ...before, [value]: name }))
    if (value && !of.includes(value)) onChange([...of, value])
    type('')
    move(0)
  }
  const pressed = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey) return
    const chosen = found[at]
    if (event.key === 'Enter' && typed) add(chosen?.value ?? typed.trim(), chosen?.name)
    else if (event.key === 'ArrowDown') move(Math.min(found.length - 1, at + 1))
    else if (event.key === 'ArrowUp') move(Math.max(0, at - 1))
    else if (event.key === 'Escape' && typed) type('')
    else if (event.key === 'Backspace' && !typed) return onChange(of.slice(0, -1))
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div class="review-chips">
      {of.map((one) => (
        <span key={one} class="review-chip" title={one}>
          {known[one] ?? one}
          <button
            type="button"
            aria-label={`Take ${known[one] ?? one} away`}
            onClick={() => onChange(of.filter((other) => other !== one))}
          >
            ×
          </button>
        </span>
      ))}
      <input
        aria-label={label}
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={id}
        autocomplete="off"
        value={typed}
        placeholder={of.length ? '' : kind === 'party' ? 'nobody; RUS, RUS.MIL, NATO …' : 'no place'}
        onInput={(event) => (type(event.currentTarget.value), move(0))}
        onKeyDown={pressed}
        onBlur={() => type('')}
      />
      {found.length > 0 && (
        <ul id={id} role="listbox" class="review-suggestions" aria-label={`${label}: suggestions`}>
          {found.map((one, n) => (
            <li
              key={one.value}
              role="option"
              aria-selected={n === at}
              onMouseDown={(event) => {
                event.preventDefault() // the field keeps the focus
                add(one.value, one.name)
              }}
            >
              {one.name} <span class="faint">{one.value === one.name ? '' : one.value}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

const NONE: Suggestion[] = []

/** What the letters may mean, as the store knows it; what it does not know can be typed in full.
 *  An answer counts for its own letters alone: Enter pressed before the next one comes must not choose from the last. */
function useSuggestions(kind: string, typed: string): Suggestion[] {
  const letters = typed.trim()
  const [answer, set] = useState({ to: '', found: NONE })
  useEffect(() => {
    if (!letters) return
    const stop = new AbortController()
    const address = url('/api/v1/suggest', {}, new URLSearchParams({ q: letters, limit: '30' }))
    ask<Answer<'/api/v1/suggest'>>(address, stop.signal).then(
      ({ suggestions }) =>
        stop.signal.aborted || set({ to: letters, found: suggestions.filter((one) => one.kind === kind).slice(0, 8) }),
      () => {}, // without suggestions the field still takes what is written
    )
    return () => stop.abort()
  }, [kind, letters])
  return letters && answer.to === letters ? answer.found : NONE
}
