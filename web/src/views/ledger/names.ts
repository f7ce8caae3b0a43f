// What the store's words for the state of things mean.
export const SOURCE_STATES: { [state: string]: string } = {
  done: 'read to the end',
  open: 'not read to the end',
  waiting: 'waiting',
  leased: 'being read',
  changed: 'changed since it was read',
  failed: 'nothing could be read',
}

export const FATES: { [status: string]: string } = {
  coded: 'with acts',
  'no-events': 'without an act',
  failed: 'failed',
  copy: 'copies',
}

/** "bad-line" as a person would write it. */
export const words = (code: string): string => code.replace(/-/g, ' ')

/** What one part of the ledger chose in the address, taken away when another is opened. */
export const NO_CHOICE = { state: null, code: null, run: null, fate: null, name: null, sort: null, offset: null }
