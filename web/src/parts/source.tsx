// A report by its outlet and its day; where nobody knows the outlet, by where it was read.
import { keep } from '../state/filters'
import { oneDay } from './days'
import { Foreign } from './paper/Foreign'
import './paper/paper.css'

export type Head = {
  id: string
  title?: string | null
  source: string
  outlet?: string | null
  press?: string | null
  published?: string | null
}

/** "Reuters", or the last part of a path: "2022-11-30-patrol.txt". */
export function outletOf({ outlet, source }: Head): string {
  return outlet || source.replace(/\/+$/, '').split('/').at(-1) || source
}

export function reportHref(id: string, at?: readonly [number, number]): string {
  return keep(`/report/${encodeURIComponent(id)}`, at ? { at: at.join('-') } : {})
}

export function Source({ of, at }: { of: Head; at?: readonly [number, number] }) {
  return (
    <span class="source">
      <a href={reportHref(of.id, at)} title={of.press ?? of.source}>
        <Foreign text={outletOf(of)} />
      </a>
      {of.published && <span class="faint"> · {oneDay(of.published)}</span>}
    </span>
  )
}
