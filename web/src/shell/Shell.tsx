// The frame around every view: head, views, keys, and the page itself.
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { Failure, Nothing, Waiting } from '../parts/states'
import { keep } from '../state/filters'
import { useKeys } from '../state/keys'
import { switchTheme } from '../state/theme'
import { go, path } from '../state/url'
import { VIEWS, viewOf, type Page, type View } from '../views/routes'
import { Head } from './Head'
import { KeyHelp } from './KeyHelp'
import { Palette, usePaletteKey } from './Palette'

export function Shell() {
  const [help, setHelp] = useState(false)
  const keys = useMemo(
    () => ({
      ...Object.fromEntries(VIEWS.filter((v) => v.key).map((v) => [`g ${v.key}`, () => go(keep(v.path))])),
      '/': () => document.getElementById('search')?.focus(),
      '?': () => setHelp((shown) => !shown),
      d: switchTheme,
      Escape: leave,
    }),
    [],
  )
  useKeys(keys)
  const [going, setGoing] = useState(false)
  usePaletteKey(useCallback(() => setGoing(true), []))
  return (
    <>
      <a class="skip" href="#main">
        Skip to the page
      </a>
      <Head onHelp={() => setHelp(true)} />
      <main id="main" tabIndex={-1} data-view={path.value.split('/')[1] || 'overview'}>
        <Body />
      </main>
      {help && <KeyHelp onClose={() => setHelp(false)} />}
      {going && <Palette onClose={() => setGoing(false)} />}
    </>
  )
}

/** Escape closes a card, else leaves a field; where there is neither, what was opened from a list leads back to it. */
function leave(): void {
  const card = document.querySelector<HTMLDialogElement>('dialog[open]')
  const focused = document.activeElement
  if (card) card.close()
  else if (focused instanceof HTMLElement && focused !== document.body && focused.id !== 'main') focused.blur()
  else if (!viewOf(path.value)?.view.key && history.length > 1) history.back()
}

/** Whoever does not see the page is led to its beginning when another one opens, as a browser does by itself. */
function useFocusAtTheTop(): void {
  const first = useRef(true)
  useLayoutEffect(() => {
    // before a key can lead further
    if (!first.current) document.getElementById('main')?.focus({ preventScroll: true })
    first.current = false
  }, [path.value])
}

function Body() {
  const found = viewOf(path.value)
  useFocusAtTheTop()
  useLayoutEffect(() => {
    document.title = found ? `${found.view.title} · whowhom` : 'whowhom'
  }, [found?.view])
  if (!found) {
    return (
      <Nothing title="There is no such page.">
        <a href="/">Go to the overview</a>
      </Nothing>
    )
  }
  return <Loaded key={found.view.path} view={found.view} params={found.params} />
}

function Loaded({ view, params }: { view: View; params: { [name: string]: string } }) {
  const [page, set] = useState<{ is: Page } | null>(view.page ? { is: view.page } : null)
  const [error, fail] = useState<string | null>(null)
  useEffect(() => {
    view.load?.().then(
      (module) => set({ is: module.default }),
      () => fail('This view could not be loaded. Is `whowhom serve` still running?'),
    )
  }, [view])
  if (error) return <Failure message={error} />
  if (!page) return <Waiting lines={8} />
  return <page.is params={params} />
}
