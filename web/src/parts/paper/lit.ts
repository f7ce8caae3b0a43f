// What is lit at the moment, by its keys: a value here and its words there. One page shows one thing at a time.
import { signal } from '@preact/signals'

export const lit = signal<readonly string[]>([])

export function light(keys: readonly string[]): void {
  const now = lit.value
  if (keys.length !== now.length || keys.some((key, n) => key !== now[n])) lit.value = keys
}

/** For whatever stands for one value: it lights while the pointer or the focus is in it. */
export function lights(...keys: string[]) {
  const on = () => light(keys)
  const off = () => light([])
  return { onMouseEnter: on, onMouseLeave: off, onFocusIn: on, onFocusOut: off }
}
