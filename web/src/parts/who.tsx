// A party by its name, as a link to what it does; several as a person would list them.
import { keep } from '../state/filters'

export type Party = { id: string; name?: string | null; country?: string | null }

export function Who({ party }: { party: Party }) {
  return (
    <a class="who" href={keep(`/actor/${encodeURIComponent(party.id)}`)} title={party.id}>
      {party.name || party.id}
    </a>
  )
}

export function Parties({ of, none = '' }: { of: readonly Party[]; none?: string }) {
  if (!of.length) return <span class="faint">{none}</span>
  return (
    <>
      {of.map((party, n) => (
        <span key={`${party.id} ${n}`}>
          {n > 0 && (n === of.length - 1 ? ' and ' : ', ')}
          <Who party={party} />
        </span>
      ))}
    </>
  )
}

/** The way to a pair, whichever of them acts: what Russia and China do with each other. */
export function pairHref(a: string, b: string): string {
  return keep(`/pair/${encodeURIComponent(a)}/${encodeURIComponent(b)}`)
}
