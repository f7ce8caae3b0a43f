// A field for a party, by name or code: the browser's own list offers those of the store that fit.
import { useEffect, useId, useState } from 'preact/hooks'
import { ask, url, type Answer } from '../api/ask'

type Known = Answer<'/api/v1/suggest'>['suggestions'][number]

type Props = { name: string; label: string; value?: string; placeholder?: string }

/** A form field; what it holds is a name or a code, and the API understands both. */
export function PartyField({ name, label, value = '', placeholder }: Props) {
  const list = useId()
  const [word, set] = useState(value)
  useEffect(() => set(value), [value])
  const options = useLike(word)
  return (
    <>
      <input
        class="field"
        name={name}
        aria-label={label}
        placeholder={placeholder}
        value={word}
        list={list}
        autocomplete="off"
        spellcheck={false}
        required
        maxLength={200}
        onInput={(event) => set(event.currentTarget.value)}
      />
      <datalist id={list}>
        {options.map((one, n) => (
          <option
            key={one.value}
            value={options.findIndex((other) => other.name === one.name) === n ? one.name : one.value}
          >
            {one.value}
          </option>
        ))}
      </datalist>
    </>
  )
}

const OFFERED = '24' // no kind has more than half of them

function useLike(word: string): Known[] {
  const [known, set] = useState<Known[]>([])
  useEffect(() => {
    const letters = word.trim().slice(0, 100)
    if (!letters) return set([])
    const stop = new AbortController()
    const address = url('/api/v1/suggest', {}, new URLSearchParams({ q: letters, limit: OFFERED }))
    ask<Answer<'/api/v1/suggest'>>(address, stop.signal).then(
      (answer) => stop.signal.aborted || set(answer.suggestions.filter((one) => one.kind === 'party')),
      () => {}, // without suggestions the field still takes what is written
    )
    return () => stop.abort()
  }, [word])
  return known
}
