// The same as what is shown, as a file: every list of the API gives itself in these forms too.
const FORMS: { [form: string]: string } = { csv: 'CSV', parquet: 'Parquet', geojson: 'GeoJSON', jsonl: 'JSON lines' }

/** `of`: the address of the API that the view asked, without a format. */
export function Download({ of, forms = ['csv', 'parquet', 'jsonl'] }: { of: string; forms?: string[] }) {
  const [path, said] = of.split('?')
  const to = (form: string) => {
    const asked = new URLSearchParams(said)
    for (const name of ['limit', 'offset']) asked.delete(name)
    asked.set('format', form)
    return `${path}?${asked}`
  }
  return (
    <span class="download">
      <span class="faint">Download </span>
      {forms.map((form) => (
        <a key={form} href={to(form)} download>
          {FORMS[form] ?? form}
        </a>
      ))}
    </span>
  )
}
