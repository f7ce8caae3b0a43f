// The acts at a place, newest first.
import { url, useAnswer } from '../../api/ask'
import { ActLine } from '../../parts/act'
import { Download } from '../../parts/download'
import { List } from '../../parts/list'
import { Pager } from '../../parts/pager'
import { Nothing, Told } from '../../parts/states'
import { filters } from '../../state/filters'

const LATELY = '/api/v1/lately'
const SIZE = 50

export function ActsThere({ name, offset }: { name: string; offset: number }) {
  const asked = new URLSearchParams(filters.value)
  asked.set('place', name)
  asked.set('limit', String(SIZE))
  asked.set('offset', String(offset))
  const address = url(LATELY, {}, asked)
  const answer = useAnswer(LATELY, address)
  return (
    <section class="panel" aria-label="Acts, newest first">
      <div class="place-bar">
        <h2>Acts, newest first</h2>
        <Download of={address} />
      </div>
      <Told of={answer} lines={8}>
        {({ acts, total, more }) =>
          acts.length ? (
            <>
              <List label={`Acts at ${name}`} items={acts} id={(act) => act.id}>
                {(act) => <ActLine id={act.id} sentence={act.sentence} record={act} />}
              </List>
              <Pager size={SIZE} shown={acts.length} more={more} total={total} />
            </>
          ) : (
            <Nothing title={`No act at ${name} meets all of these conditions.`}>
              <a href={`/place/${encodeURIComponent(name)}`}>Ask without conditions</a>
            </Nothing>
          )
        }
      </Told>
    </section>
  )
}
