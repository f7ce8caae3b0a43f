// With what an exercise was held: by owner, each force as a small picture and a number.
import type { Answer } from '../../api/ask'

type Force = Answer<'/api/v1/exercises'>['exercises'][number]['forces'][number]

// Drawn for a square of 16.
const GLYPHS: { [sort: string]: string } = {
  aircraft: 'M8 1.5 9 6l5.5 3v1.4L9 9l-.4 3.4 1.7 1.2v1L8 14l-2.3.6v-1l1.7-1.2L7 9l-5.5 1.4V9L7 6z',
  ship: 'M7.2 2h1.6v2.4H11V7h2.2l1 .4L12.6 12H3.4L1.8 7.4l1-.4H5V4.4h2.2zM2 13.2h12v1.2H2z',
  vehicle: 'M4.6 4.4h4.2l.5 1H14v1.2H9.6l.6 1.2h3.2l1.2 2-1.4 2.6H2.8L1.4 9.8l1.2-2h1.6z',
  men: 'M8 1.8a2.6 2.6 0 1 1 0 5.2 2.6 2.6 0 0 1 0-5.2M3.2 14.2c0-3.6 2-5.6 4.8-5.6s4.8 2 4.8 5.6z',
  people: 'M8 1.8a2.6 2.6 0 1 1 0 5.2 2.6 2.6 0 0 1 0-5.2M3.2 14.2c0-3.6 2-5.6 4.8-5.6s4.8 2 4.8 5.6z',
  weapon:
    'M13.8 2.2c-2.6 0-4.8 1-6.4 3L4.6 5.6 2.8 7.4l2.4.6 2.8 2.8.6 2.4 1.8-1.8.4-2.8c2-1.6 3-3.8 3-6.4zM4 10.4 2.2 13.8 5.6 12z',
}

export function Forces({ of }: { of: readonly Force[] }) {
  const owners = [...new Set(of.map((force) => force.owner))].sort((a, b) => Number(a === null) - Number(b === null))
  return (
    <span class="forces">
      {owners.map((owner) => (
        <span key={owner ?? ''} class="owner">
          {owner && <span class="faint">{owner} </span>}
          {of
            .filter((force) => force.owner === owner)
            .map((force) => (
              <One key={`${force.kind} ${force.model}`} force={force} />
            ))}
        </span>
      ))}
    </span>
  )
}

function One({ force }: { force: Force }) {
  const glyph = GLYPHS[force.sort ?? '']
  const number = numbered(force)
  return (
    <span class="force" title={force.words}>
      {glyph && (
        <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
          <path d={glyph} />
        </svg>
      )}
      {number && <b>{number}</b>} {force.model ?? (number && number !== '1' ? `× ${force.kind}` : force.kind)}
    </span>
  )
}

const BOUNDS: { [bound: string]: string } = {
  'more-than': '>',
  'at-least': '≥',
  'up-to': '≤',
  about: '~',
  order: '~',
}

function numbered({ low, high, bound }: Force): string {
  if (low === null || high === null) return ''
  const said = low === high ? low.toLocaleString('en') : `${low.toLocaleString('en')}–${high.toLocaleString('en')}`
  return `${BOUNDS[bound ?? ''] ?? ''}${said}`
}
