// The list from which an act was opened, so that its page can go on to the next one of it.
import { signal } from '@preact/signals'

/** Ids of acts in the order of the list; empty where there was none. */
export const walk = signal<readonly string[]>([])

const IS_ACT = /^\/event\/([^/?]+)/

function actOf(link: HTMLAnchorElement): string | null {
  const found = IS_ACT.exec(new URL(link.href, location.href).pathname)
  return found ? decodeURIComponent(found[1] as string) : null
}

addEventListener(
  'click',
  (event) => {
    const link = (event.target as Element | null)?.closest?.('a')
    if (!link || !actOf(link) || link.closest('[data-walk="no"]')) return
    const list = link.closest('ol, ul, tbody')
    const acts = [...(list?.querySelectorAll('a') ?? [])].map(actOf).filter((id) => id !== null)
    walk.value = [...new Set(acts)]
  },
  { capture: true },
)
