// What a few words may mean: a view, a party, two of them ("russia china"), a place, an outlet, a kind of act; or else
// words to look for in the evidence.
import { ask, url, type Answer } from '../api/ask'
import { pairHref } from '../parts/who'
import { keep } from '../state/filters'
import { VIEWS } from '../views/routes'

export type Find = { href: string; name: string; kind: string }
type Known = Answer<'/api/v1/suggest'>['suggestions'][number]

/** The likeliest first. Rejects where the API does. */
export async function finds(said: string, signal: AbortSignal): Promise<Find[]> {
  const words = said.trim().slice(0, 100)
  const views = viewsNamed(words)
  if (!words) return views
  const [known, pairs] = await Promise.all([like(words, 10, signal), pairsIn(words, signal)])
  const likely = known.map(known_)
  const whole = known[0] && begins(known[0], words)
  return [...views, ...(whole ? [...likely, ...pairs] : [...pairs, ...likely]), evidence(words)]
}

function viewsNamed(words: string): Find[] {
  const said = words.toLowerCase()
  return VIEWS.filter((view) => view.key && view.title.toLowerCase().startsWith(said)).map((view) => ({
    href: keep(view.path),
    name: view.title,
    kind: `g ${view.key}`,
  }))
}

async function like(words: string, limit: number, signal: AbortSignal): Promise<Known[]> {
  const asked = new URLSearchParams({ q: words, limit: String(limit) })
  return (await ask<Answer<'/api/v1/suggest'>>(url('/api/v1/suggest', {}, asked), signal)).suggestions
}

const HREFS: { [kind: string]: (value: string) => string } = {
  party: (value) => keep(`/actor/${encodeURIComponent(value)}`),
  place: (value) => keep(`/place/${encodeURIComponent(value)}`),
  outlet: (value) => keep('/', { source: value }),
  type: (value) => keep('/', { type: value }),
  mode: (value) => keep('/', { mode: value }),
}
const KINDS: { [kind: string]: string } = { type: 'type of act', mode: 'kind of act' }

const known_ = ({ kind, value, name }: Known): Find => ({
  href: (HREFS[kind] ?? HREFS.party!)(value),
  name,
  kind: KINDS[kind] ?? kind,
})

const begins = ({ name, value }: Known, words: string): boolean =>
  [name, value].some((one) => one.toLowerCase().startsWith(words.toLowerCase()))

/** Two parties side by side, parted wherever the words allow it. */
async function pairsIn(words: string, signal: AbortSignal): Promise<Find[]> {
  const bare = words.split(/\s+(?:and|vs\.?|with)\s+|\s*[,–/]\s*|\s+/).filter(Boolean)
  const splits = bare.slice(1, 4).map((_, n) => [bare.slice(0, n + 1).join(' '), bare.slice(n + 1).join(' ')] as const)
  const found = await Promise.all(splits.map((split) => Promise.all(split.map((part) => party(part, signal)))))
  return found.flatMap(([a, b]) =>
    a && b && a.value !== b.value
      ? [{ href: pairHref(a.value, b.value), name: `${a.name} and ${b.name}`, kind: 'pair' }]
      : [],
  )
}

async function party(words: string, signal: AbortSignal): Promise<Known | undefined> {
  return (await like(words, 8, signal)).find((one) => one.kind === 'party' && begins(one, words))
}

const evidence = (words: string): Find => ({
  href: keep('/search', { text: words }),
  name: `“${words}”`,
  kind: 'in the evidence',
})
