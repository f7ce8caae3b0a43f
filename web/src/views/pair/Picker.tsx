// Another pair to look at, or to set beside this one. Enter shows it.
import { PartyField } from '../../parts/party-field'
import { keep } from '../../state/filters'
import { go, hrefWith, query } from '../../state/url'

export function Picker({ a, b }: { a: string; b: string }) {
  const chosen = (event: SubmitEvent) => {
    event.preventDefault()
    const said = new FormData(event.currentTarget as HTMLFormElement)
    const [one, other] = [String(said.get('a')).trim(), String(said.get('b')).trim()]
    const compare = (event.submitter as HTMLButtonElement | null)?.value === 'also'
    if (compare) go(hrefWith({ also: `${one}/${other}` }))
    else go(keep(`/pair/${encodeURIComponent(one)}/${encodeURIComponent(other)}`, settings()))
  }
  return (
    <form class="picker" onSubmit={chosen} aria-label="Choose a pair">
      <PartyField name="a" label="One party" placeholder="Russia" value={a} />
      <span class="faint">and</span>
      <PartyField name="b" label="Other party" placeholder="China" value={b} />
      <button type="submit" class="button">
        Show
      </button>
      <button type="submit" class="button quiet" value="also">
        Compare with this pair
      </button>
    </form>
  )
}

function settings(): Record<string, string> {
  const by = query.value.get('by')
  return by ? { by } : {}
}
