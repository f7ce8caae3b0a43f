// Light or dark: as the system has it, until the reader chooses. The choice is kept on this machine.
import { effect, signal } from '@preact/signals'

export type Theme = 'light' | 'dark'

const system = matchMedia('(prefers-color-scheme: dark)')
const chosen = localStorage.getItem('theme')
export const theme = signal<Theme>(chosen === 'light' || chosen === 'dark' ? chosen : ofSystem())

function ofSystem(): Theme {
  return system.matches ? 'dark' : 'light'
}

system.addEventListener('change', () => {
  if (!localStorage.getItem('theme')) theme.value = ofSystem()
})
effect(() => {
  document.documentElement.dataset.theme = theme.value
})

export function switchTheme(): void {
  theme.value = theme.value === 'dark' ? 'light' : 'dark'
  localStorage.setItem('theme', theme.value)
}

/** The colour that a style variable has now, for what is drawn on a canvas: read it again when `theme` changes. */
export function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()
}
