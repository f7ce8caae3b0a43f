// A record set right, field by field: Ctrl+Enter keeps it, Esc lets it be.
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Chips } from './Chips'
import type { ToJudge } from './desk'
import type { About } from './Review'
import { capital, changed, titleOf, type Field, type Fields } from './said'

type When = { start: string | null; end: string | null }
type Props = { shown: ToJudge; about: About; onDone: (fields: Fields, note: string) => void; onCancel: () => void }

export function Correct({ shown, about, onDone, onCancel }: Props) {
  const coder = shown.fields as Fields
  const [now, set] = useState<Fields>({ ...coder, ...(shown.own?.says as Fields | undefined) })
  const [note, setNote] = useState(shown.own?.note ?? '')
  const first = useRef<HTMLSelectElement>(null)
  useLayoutEffect(() => first.current?.focus(), []) // before anybody can be in another field
  const wrong = changed(now, coder)
  const count = Object.keys(wrong).length
  const done = () => count && onDone(wrong, note)
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onCancel()
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) done()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const to = (field: Field) => (value: unknown) => set((before) => ({ ...before, [field]: value }))
  const modes = about.types.find((one) => one.name === now.type)?.modes ?? []
  const chooseType = (type: string) => {
    const has = about.types.find((one) => one.name === type)?.modes.some((mode) => mode.name === now.mode)
    set((before) => ({ ...before, type, mode: has ? before.mode : null }))
  }
  const line = (field: Field, control: ComponentChildren) => (
    <Line key={field} field={field} was={field in wrong}>
      {control}
    </Line>
  )
  const when = now.when as When
  return (
    <section class="panel review-card" aria-label="Correct the record" onKeyDown={pressed}>
      <p class="review-kind">What should it say?</p>
      <h2 class="review-sentence small">{shown.sentence}</h2>
      <div class="review-form">
        {line(
          'type',
          <select
            ref={first}
            aria-label="Type"
            value={String(now.type)}
            onChange={(event) => chooseType(event.currentTarget.value)}
          >
            {about.types.map((one) => (
              <option key={one.name} value={one.name} title={one.means}>
                {one.label === capital(one.name) ? one.label : `${one.label} (${capital(one.name)})`}
              </option>
            ))}
          </select>,
        )}
        {line(
          'mode',
          <select
            aria-label="Mode"
            value={String(now.mode ?? '')}
            onChange={(event) => to('mode')(event.currentTarget.value || null)}
          >
            <option value="">none</option>
            {modes.map((one) => (
              <option key={one.name} value={one.name} title={one.means}>
                {one.label}
              </option>
            ))}
          </select>,
        )}
        {line(
          'status',
          <select
            aria-label="Status"
            value={String(now.status)}
            onChange={(event) => to('status')(event.currentTarget.value)}
          >
            {about.statuses.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>,
        )}
        {line(
          'actors',
          <Chips label="Who" kind="party" of={now.actors as string[]} names={shown.names} onChange={to('actors')} />,
        )}
        {line(
          'recipients',
          <Chips
            label="To whom"
            kind="party"
            of={now.recipients as string[]}
            names={shown.names}
            onChange={to('recipients')}
          />,
        )}
        {line('when', <Days of={when} onChange={to('when')} />)}
        {line(
          'places',
          <Chips label="Where" kind="place" of={now.places as string[]} names={{}} onChange={to('places')} />,
        )}
        <label class="review-line">
          <span>Note</span>
          <input
            value={note}
            maxLength={2000}
            placeholder="Why, if it needs saying"
            onInput={(event) => setNote(event.currentTarget.value)}
          />
        </label>
      </div>
      <div class="review-keys">
        <button type="button" class="review-key correct" disabled={!count} onClick={done}>
          Keep <kbd>Ctrl Enter</kbd>
        </button>
        <button type="button" class="review-key" onClick={onCancel}>
          Leave it <kbd>Esc</kbd>
        </button>
        <span class="faint">{count ? `${count} set right` : 'Nothing is changed yet.'}</span>
      </div>
    </section>
  )
}

function Line({ field, was, children }: { field: Field; was: boolean; children: ComponentChildren }) {
  return (
    <div class={was ? 'review-line changed' : 'review-line'}>
      <span>{titleOf(field)}</span>
      {children}
    </div>
  )
}

function Days({ of, onChange }: { of: When; onChange: (when: When) => void }) {
  const day = (end: keyof When, label: string) => (
    <input
      type="date"
      aria-label={label}
      value={of[end] ?? ''}
      onChange={(event) => onChange({ ...of, [end]: event.currentTarget.value || null })}
    />
  )
  return (
    <span class="review-days">
      {day('start', 'First day')} to {day('end', 'Last day')}
    </span>
  )
}
