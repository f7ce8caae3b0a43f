// The keys, on one card.
import { useEffect, useRef } from 'preact/hooks'
import { VIEWS } from '../views/routes'

const EVERYWHERE: [string, string][] = [
  ['/', 'Search'],
  ['Ctrl K', 'Go to a party, a pair, a place'],
  ['j  k', 'Next, previous in a list'],
  ['Enter', 'Open'],
  ['e  r', 'Of an act: evidence, report'],
  ['d', 'Light or dark'],
  ['?', 'These keys'],
  ['Esc', 'Close, leave a field, go back'],
]

export function KeyHelp({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} class="card" aria-label="Keys" onClose={onClose} onClick={() => dialog.current?.close()}>
      <h2>Keys</h2>
      <dl class="keys">
        {VIEWS.filter((view) => view.key).map((view) => (
          <div key={view.path}>
            <dt>
              <kbd>g</kbd> <kbd>{view.key}</kbd>
            </dt>
            <dd>{view.title}</dd>
          </div>
        ))}
        {EVERYWHERE.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p class="faint">
        <a href="/assets/licences.txt">Licences of the libraries in these pages</a>
      </p>
    </dialog>
  )
}
