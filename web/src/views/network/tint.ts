// Colours of parties and ties: from conflict over grey to cooperation by the mean score, pale where others are meant.
import { colour } from '../../state/theme'

type Rgb = [number, number, number]

export type Tints = { of: (score: number) => string; pale: string; ink: string; soft: string; paper: string }

/** The tints of the theme that is shown now. */
export function tints(): Tints {
  const [cooperation, conflict, middle] = [rgb('cooperation'), rgb('conflict'), rgb('ink-faint')]
  const words = (parts: Rgb) => `rgb(${parts.map(Math.round).join(',')})`
  return {
    of: (score) => words(mixed(middle, score < 0 ? conflict : cooperation, Math.min(1, Math.abs(score) / 6))),
    pale: words(mixed(rgb('paper'), rgb('line-strong'), 0.45)),
    ink: colour('ink'),
    soft: colour('ink-soft'),
    paper: colour('paper'),
  }
}

function rgb(name: string): Rgb {
  const digits = /^#(..)(..)(..)$/.exec(colour(name))
  return digits ? [parseInt(digits[1]!, 16), parseInt(digits[2]!, 16), parseInt(digits[3]!, 16)] : [128, 128, 128]
}

function mixed(from: Rgb, to: Rgb, share: number): Rgb {
  return [0, 1, 2].map((n) => from[n]! + share * (to[n]! - from[n]!)) as Rgb
}
