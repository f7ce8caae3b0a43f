// Under which name one judges; kept in this browser, so that it is asked once.
import { signal } from '@preact/signals'

const KEY = 'reviewer'

export const reviewer = signal(localStorage.getItem(KEY) ?? '')

export function nameReviewer(name: string): void {
  reviewer.value = name.trim().slice(0, 100)
  localStorage.setItem(KEY, reviewer.value)
}
