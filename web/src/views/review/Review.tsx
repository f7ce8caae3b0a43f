// The desk: one record at a time, its report beside it, a queue that shows how far one has come.
import { useMemo, useState } from 'preact/hooks'
import { url, useAnswer } from '../../api/ask'
import { Failure, Nothing, Told, Waiting } from '../../parts/states'
import { useKeys } from '../../state/keys'
import { reviewer } from '../../state/reviewer'
import { Card } from './Card'
import { Correct } from './Correct'
import { recordAddress, useDesk, type Desk, type Kind, type ToJudge } from './desk'
import { AskName } from './Name'
import { QueueList } from './QueueList'
import { ReportBeside } from './ReportBeside'
import type { Fields } from './said'
import './review.css'

export default function Review() {
  const answer = useAnswer('/api/v1/review/desk', url('/api/v1/review/desk'))
  return (
    <Told of={answer} lines={10}>
      {(about) => (!about.open ? <Closed /> : reviewer.value ? <AtTheDesk about={about} /> : <AskName />)}
    </Told>
  )
}

export type About = NonNullable<ReturnType<typeof useAnswer<'/api/v1/review/desk'>>['value']>

function Closed() {
  return (
    <section class="panel">
      <h1>Review</h1>
      <Nothing title="The store is open to read only.">
        <p>
          To judge records, end the explorer and start it with <code>whowhom serve --review</code>. How far reviewers
          agree so far stands under <a href="/review/agreement">Agreement</a>.
        </p>
      </Nothing>
    </section>
  )
}

function AtTheDesk({ about }: { about: About }) {
  const desk = useDesk()
  return (
    <div class="review">
      <QueueList desk={desk} />
      {desk.answer.error !== null && <Failure message={desk.answer.error} />}
      {desk.at ? <OneRecord key={desk.at} desk={desk} about={about} id={desk.at} /> : <Rest desk={desk} />}
    </div>
  )
}

function Rest({ desk }: { desk: Desk }) {
  if (!desk.answer.value) return <Waiting lines={8} />
  const some = desk.records.length > 0
  return (
    <section class="panel review-rest">
      {desk.error && <Failure message={desk.error} />}
      <Nothing title={some ? 'All of this queue is judged.' : 'There is nothing in this queue.'}>
        <p>
          {some ? 'Choose another queue, or see ' : 'Choose another queue, drop filters, or see '}
          <a href="/review/agreement">how far reviewers agree</a>.
        </p>
      </Nothing>
    </section>
  )
}

function OneRecord({ desk, about, id }: { desk: Desk; about: About; id: string }) {
  const answer = useAnswer('/api/v1/review/record/{id}', recordAddress(id))
  const shown = answer.value?.id === id ? answer.value : null
  const [editing, edit] = useState(false)
  const [noting, note] = useState<Kind | null>(null)
  const judge = (kind: Kind, fields: Fields = {}, said = '') => {
    if (shown) desk.judge(kind, { fields, note: said, blind: !shown.others.length })
  }
  useKeys(useDeskKeys(desk, shown, edit, note, judge))
  if (answer.error !== null) return <Failure message={answer.error} />
  if (!shown) return <Waiting lines={10} />
  return (
    <>
      <div class="review-middle">
        {desk.error && <Failure message={desk.error} />}
        {editing ? (
          <Correct
            shown={shown}
            about={about}
            onDone={(fields, said) => judge('correct', fields, said)}
            onCancel={() => edit(false)}
          />
        ) : (
          <Card desk={desk} shown={shown} noting={noting} onNote={note} onEdit={() => edit(true)} onJudge={judge} />
        )}
      </div>
      <ReportBeside shown={shown} />
    </>
  )
}

function useDeskKeys(
  desk: Desk,
  shown: ToJudge | null,
  edit: (on: boolean) => void,
  note: (kind: Kind | null) => void,
  judge: (kind: Kind) => void,
) {
  return useMemo(
    () => ({
      a: () => judge('accept'),
      r: () => judge('reject'),
      A: () => note('accept'),
      R: () => note('reject'),
      c: () => edit(true),
      C: () => edit(true),
      n: () => desk.next && desk.show(desk.next),
      p: () => desk.before && desk.show(desk.before),
      u: () => void desk.undo(shown),
    }),
    [desk, shown],
  )
}
