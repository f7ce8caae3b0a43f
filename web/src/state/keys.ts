// Keys that work everywhere; a view adds its own with `useKeys`. None acts while one types.
import { useLayoutEffect } from 'preact/hooks'

export type Keys = { [key: string]: (event: KeyboardEvent) => void }

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** `keys` by `KeyboardEvent.key`, or two in a row as "g o". */
export function useKeys(keys: Keys): void {
  useLayoutEffect(() => {
    // with what is shown, not a frame later
    let before = ''
    const press = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey) return
      if (typing(event.target) && event.key !== 'Escape') return
      const act = keys[`${before} ${event.key}`] ?? keys[event.key]
      before = event.key
      if (!act) return
      event.preventDefault()
      before = ''
      act(event)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [keys])
}
