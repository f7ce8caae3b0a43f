// A list to walk through by key: j and k (or the arrows, once inside) move from one link to the next, Enter opens it.
import type { ComponentChildren } from 'preact'
import { useMemo, useRef } from 'preact/hooks'
import { useKeys } from '../state/keys'

export function List<Item>({
  label,
  items,
  id,
  children,
}: {
  label: string
  items: readonly Item[]
  id: (item: Item) => string
  children: (item: Item) => ComponentChildren // its first link is what the keys go to
}) {
  const box = useRef<HTMLOListElement>(null)
  const keys = useMemo(() => {
    const step = (by: number) => () => {
      const links = [...(box.current?.querySelectorAll<HTMLElement>(':scope > li') ?? [])]
        .map((item) => item.querySelector<HTMLElement>('a'))
        .filter((link) => link !== null)
      const now = links.findIndex((link) => link.closest('li')?.contains(document.activeElement))
      links[Math.max(0, Math.min(links.length - 1, now + by))]?.focus()
    }
    return { j: step(1), k: step(-1) }
  }, [])
  useKeys(keys)
  return (
    <ol class="list" ref={box} aria-label={label}>
      {items.map((item) => (
        <li key={id(item)}>{children(item)}</li>
      ))}
    </ol>
  )
}
