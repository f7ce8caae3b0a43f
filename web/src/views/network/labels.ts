// Names beside the parties, so that none covers another: the most important first, each where there is room, or not at
// all. Sigma's own labels may cross each other.
import type Sigma from 'sigma'
import type { Tints } from './tint'

export type Label = { node: string; text: string; weight: number }
type Box = [left: number, top: number, right: number, bottom: number]

const GAP = 4
const HIGH = 15

export function drawLabels(sigma: Sigma, on: HTMLCanvasElement, labels: Label[], tints: Tints): void {
  const { width, height } = sigma.getDimensions()
  const dots = devicePixelRatio || 1
  if (on.width !== Math.round(width * dots) || on.height !== Math.round(height * dots)) {
    on.width = Math.round(width * dots)
    on.height = Math.round(height * dots)
  }
  const pen = on.getContext('2d')
  if (!pen) return
  pen.setTransform(dots, 0, 0, dots, 0, 0)
  pen.clearRect(0, 0, width, height)
  Object.assign(pen, { lineJoin: 'round', lineWidth: 4, strokeStyle: tints.paper, textBaseline: 'middle' })
  const taken = points(sigma)
  for (const { node, text } of [...labels].sort((a, b) => b.weight - a.weight)) {
    const at = sigma.getNodeDisplayData(node)
    if (!at || at.hidden) continue
    const { x, y } = sigma.framedGraphToViewport(at)
    const radius = sigma.scaleSize(at.size)
    const strong = radius > 13
    pen.font = `${strong ? 600 : 500} ${strong ? 13 : 12}px ${getComputedStyle(on).fontFamily}`
    const others = taken.filter(([left, top, right, bottom]) => left > x || right < x || top > y || bottom < y)
    const place = room(pen.measureText(text).width, x, y, radius, others, width, height)
    if (!place) continue
    taken.push(place)
    pen.strokeText(text, place[0], (place[1] + place[3]) / 2)
    pen.fillStyle = strong ? tints.ink : tints.soft
    pen.fillText(text, place[0], (place[1] + place[3]) / 2)
  }
}

/** What the points themselves cover. */
function points(sigma: Sigma): Box[] {
  return sigma.getGraph().mapNodes((node) => {
    const at = sigma.getNodeDisplayData(node) ?? { x: 0, y: 0, size: 0 }
    const { x, y } = sigma.framedGraphToViewport(at)
    const radius = 0.8 * sigma.scaleSize(at.size)
    return [x - radius, y - radius, x + radius, y + radius]
  })
}

/** Right of the point, left, under or over it: the first box that is free and within the frame. */
function room(
  wide: number,
  x: number,
  y: number,
  radius: number,
  taken: Box[],
  width: number,
  height: number,
): Box | null {
  const half = HIGH / 2
  const boxes: Box[] = [
    [x + radius + GAP, y - half, x + radius + GAP + wide, y + half],
    [x - radius - GAP - wide, y - half, x - radius - GAP, y + half],
    [x - wide / 2, y + radius + 2, x + wide / 2, y + radius + 2 + HIGH],
    [x - wide / 2, y - radius - 2 - HIGH, x + wide / 2, y - radius - 2],
  ]
  const free = ([left, top, right, bottom]: Box) =>
    left >= 2 &&
    top >= 2 &&
    right <= width - 2 &&
    bottom <= height - 2 &&
    !taken.some((box) => left < box[2] + 3 && right > box[0] - 3 && top < box[3] + 1 && bottom > box[1] - 1)
  return boxes.find(free) ?? null
}
