// Values of a record in the words of a person; codes stay for those who look for them.
type Json = { [key: string]: any }

export function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}

/** "at least 3", "about 24", "2,000". */
export function countWords({ count, bound }: Json): string {
  if (count === null || count === undefined) return ''
  const about = bound === 'order' ? 'about' : (bound ?? '').replace('-', ' ')
  return `${about} ${Number(count).toLocaleString('en')}`.trim()
}

/** "6 × Tu-95 bomber", "40 million USD". */
export function forceWords(force: Json): string {
  const number = countWords(force)
  if (force.kind === 'money') return `${number} ${force.unit}`
  const what = [force.model, force.kind].filter(Boolean).join(' ')
  return number ? `${number} × ${what}` : what
}

export function lossWords(loss: Json): string {
  return `${countWords(loss)} ${loss.kind}`.trim()
}

const UNITS: [string, string][] = [
  ['Y', 'year'],
  ['M', 'month'],
  ['W', 'week'],
  ['D', 'day'],
  ['h', 'hour'],
  ['m', 'minute'],
  ['s', 'second'],
]

/** "6 hours" for PT6H; what is no such duration stays as it is. */
export function durationWords(iso: string): string {
  const [days = '', time = ''] = iso.replace(/^P/, '').split('T')
  const told = [...(days + time.toLowerCase()).matchAll(/([\d.]+)([YMWDhms])/g)].map(([, number, unit]) => {
    const name = UNITS.find(([letter]) => letter === unit)?.[1]
    return `${number} ${name}${number === '1' ? '' : 's'}`
  })
  return told.join(', ') || iso
}

const ANCHORS: { [anchor: string]: string } = {
  published: 'counted from the day of the report',
  event: 'counted from another act',
}

/** How a date is known: "counted from the day of the report". */
export function whenHow(when: Json): string {
  if (when.precision === 'unknown') return 'the report does not say when; no later than its own day'
  return ANCHORS[when.anchor] ?? ''
}

const CLAIMS: { [claim: string]: string } = {
  first: 'the first',
  largest: 'the largest',
  since: 'the first since a time',
  last: 'the last',
}

export function claimWords(claim: string): string {
  return CLAIMS[claim] ?? claim
}

const FRAMINGS: { [kind: string]: string } = {
  purpose: 'its purpose',
  reason: 'its reason',
  label: 'what it is called',
}

export function framingWords(kind: string): string {
  return FRAMINGS[kind] ?? kind
}

const LINKS: { [rel: string]: [string, string] } = {
  'part-of': ['Part of', 'Has as a part'],
  follows: ['Follows', 'Is followed by'],
  'because-of': ['Because of', 'Is the reason for'],
  'same-series-as': ['Of one series with', 'Of one series with'],
  amid: ['Amid', 'Surrounds'],
}

/** How two acts hang together, said from this side. */
export function linkWords(rel: string, out: boolean): string {
  return LINKS[rel]?.[out ? 0 : 1] ?? rel
}

/** "a, b and c". */
export function listed(words: readonly string[]): string {
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : (words[0] ?? '')
}
