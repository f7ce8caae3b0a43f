// Ctrl-K: a line to write where to go. Arrows choose, Enter opens, Esc closes.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { go } from '../state/url'
import { finds, type Find } from './finds'
import './palette.css'

export function Palette({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [words, set] = useState('')
  const [at, point] = useState(0)
  const found = useFinds(words)
  useEffect(() => dialog.current?.showModal(), [])
  useLayoutEffect(() => point(0), [found]) // before a key can choose another
  useEffect(() => document.getElementById(`find-${at}`)?.scrollIntoView({ block: 'nearest' }), [at])

  const open = (find: Find | undefined) => {
    if (!find) return
    dialog.current?.close()
    go(find.href)
  }
  const press = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by) point((at + by + found.length) % Math.max(1, found.length))
    else if (event.key === 'Enter') open(found[at])
    else return
    event.preventDefault()
  }
  return (
    <dialog ref={dialog} class="card palette" aria-label="Go to" onClose={onClose} onClick={closedOutside}>
      <input
        role="combobox"
        aria-label="Go to"
        aria-expanded="true"
        aria-controls="finds"
        aria-activedescendant={found.length ? `find-${at}` : undefined}
        placeholder="A party, two of them (russia china), a place, a view"
        autocomplete="off"
        spellcheck={false}
        maxLength={100}
        value={words}
        onInput={(event) => set(event.currentTarget.value)}
        onKeyDown={press}
      />
      <ul id="finds" role="listbox" aria-label="Where to">
        {found.map((find, n) => (
          <li
            key={`${find.kind} ${find.href}`}
            id={`find-${n}`}
            role="option"
            aria-selected={n === at}
            onPointerMove={() => point(n)}
            onClick={() => open(find)}
          >
            <span>{find.name}</span>
            <span class="faint">{find.kind}</span>
          </li>
        ))}
      </ul>
    </dialog>
  )
}

/** What the words may mean, as far as is known; the last answer stays until the next is there. */
function useFinds(words: string): Find[] {
  const [found, set] = useState<Find[]>([])
  useEffect(() => {
    const stop = new AbortController()
    finds(words, stop.signal).then(
      (next) => stop.signal.aborted || set(next),
      () => {}, // where nothing answers, the page behind says so
    )
    return () => stop.abort()
  }, [words])
  return found
}

function closedOutside(event: MouseEvent): void {
  if (event.target === event.currentTarget) (event.currentTarget as HTMLDialogElement).close()
}

/** Ctrl-K or Cmd-K, wherever one is; no browser needs it while the page has it. */
export function usePaletteKey(open: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'k') return
      event.preventDefault()
      if (!document.querySelector('dialog[open]')) open()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [open])
}
