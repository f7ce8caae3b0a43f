// One of a few settings of a view, as links side by side; what is chosen stands in the address.
import { hrefWith } from '../state/url'

type Props = {
  label: string
  param: string
  now: string
  options: readonly (readonly [value: string, title: string, help?: string])[] // the first is what holds without it
}

export function Choice({ label, param, now, options }: Props) {
  return (
    <nav class="options" aria-label={label}>
      {options.map(([value, title, help], n) => (
        <a
          key={value}
          href={hrefWith({ [param]: n ? value : null, offset: null })}
          aria-current={value === now ? 'true' : undefined}
          title={help}
        >
          {title}
        </a>
      ))}
    </nav>
  )
}
