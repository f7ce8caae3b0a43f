// What chooses the part of the network that is shown. Each setting stands in the address.
import { useEffect, useState } from 'preact/hooks'
import { Choice } from '../../parts/choice'
import { Years, type Year } from '../../parts/years'
import { go, hrefWith } from '../../state/url'
import { KINDS, LEVELS, settings, type Network } from './shown'

const TICK = 1100 // milliseconds that each year is shown while it plays

export function Controls({ network }: { network: Network }) {
  const { ties, level } = settings()
  return (
    <div class="net-bar">
      <Choice label="Kind of ties" param="ties" now={ties} options={KINDS} />
      <Choice label="Level" param="level" now={level} options={LEVELS} />
      <Least network={network} />
      <Find network={network} />
    </div>
  )
}

function Least({ network }: { network: Network }) {
  const { least } = settings()
  const most = Math.max(1, ...network.edges.map((edge) => edge.acts))
  const set = (event: Event) => {
    const value = Number((event.currentTarget as HTMLInputElement).value)
    go(hrefWith({ least: value > 1 ? String(value) : null }), { replace: true })
  }
  return (
    <label class="net-least">
      <span>
        From <b>{least}</b> {least === 1 ? 'act' : 'acts'} on
      </span>
      <input
        type="range"
        min="1"
        max={most}
        step={Math.max(1, Math.floor(most / 60))}
        value={least}
        onInput={set}
        aria-label="Least acts of a tie"
      />
    </label>
  )
}

function Find({ network }: { network: Network }) {
  const [missed, miss] = useState(false)
  const found = (event: Event) => {
    const field = event.currentTarget as HTMLInputElement
    const said = field.value.trim().toLowerCase()
    const named = network.nodes.filter(({ id, name }) => [id, name].some((word) => word.toLowerCase() === said))
    const begun = network.nodes.filter(({ name }) => said && name.toLowerCase().startsWith(said))
    const node = named[0] ?? begun[0]
    miss(!!said && !node)
    if (node) go(hrefWith({ node: node.id }), { replace: true })
    if (node) field.value = ''
  }
  return (
    <span class="net-find">
      <input type="search" list="net-parties" placeholder="Find a party" aria-label="Find a party" onChange={found} />
      <datalist id="net-parties">
        {network.nodes.map((node) => (
          <option key={node.id} value={node.name} />
        ))}
      </datalist>
      <span class="faint" role="status">
        {missed && 'Not among these.'}
      </span>
    </span>
  )
}

/** The years, and a button that goes through them; whoever wants less motion gets no button. */
export function Course({ years, year }: { years: readonly Year[]; year: number | null }) {
  const [playing, play] = useState(false)
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches
  const last = years[years.length - 1]?.year
  useEffect(() => {
    if (!playing) return
    const next = years.find((one) => year !== null && one.year > year)
    if (!next) return play(false)
    const timer = setTimeout(() => go(hrefWith({ year: String(next.year) }), { replace: true }), TICK)
    return () => clearTimeout(timer)
  }, [playing, year, years])
  const begin = () => {
    const first = years[0]?.year
    if (!playing && (year === null || year === last) && first) go(hrefWith({ year: String(first) }), { replace: true })
    play(!playing)
  }
  return (
    <div class="net-course">
      {!still && years.length > 1 && (
        <button type="button" class="play" aria-label={playing ? 'Stop' : 'Play the years'} onClick={begin}>
          {playing ? '❚❚' : '▶'}
        </button>
      )}
      <Years
        label="Acts by year"
        years={years}
        now={year}
        href={(to) => hrefWith({ year: to === null ? null : String(to) })}
      />
      <a class="all-years" href={hrefWith({ year: null })} aria-current={year === null ? 'true' : undefined}>
        All years
      </a>
    </div>
  )
}
