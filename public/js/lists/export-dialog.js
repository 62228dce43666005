// Everything a filter shows, read page by page into one file.
import { html, useEffect, useState } from '../vendor/preact.js'
import { call } from '../core/api.js'
import { t } from '../core/i18n.js'
import { inCompany } from '../core/session.js'
import { Button } from '../ui/form.js'
import { Dialog, toast } from '../ui/overlay.js'
import { wrongsOf } from '../ui/use-form.js'
import { saveRows } from './sheets.js'

const MOST = 5000

/** @param {{ list: string, asked: URLSearchParams, onClose: () => void }} props */
export default function ExportDialog({ list, asked, onClose }) {
  const [count, setCount] = useState(0)
  const [fault, setFault] = useState('')
  useEffect(() => {
    const stop = new AbortController()
    readAll(list, asked, setCount, stop.signal).then(({ rows, cut }) => {
      if (stop.signal.aborted) return
      saveRows(list, rows)
      if (cut) toast(t('lists.export_cut', { n: MOST }), { tone: 'bad', stay: 12_000 })
      onClose()
    }, (failed) => stop.signal.aborted || setFault(wrongsOf(failed)[0]?.text ?? ''))
    return () => stop.abort()
  }, [])
  return html`<${Dialog} title=${t('lists.export')} onClose=${onClose} footer=${html`<${Button} onClick=${onClose}>${t(fault ? 'close' : 'cancel')}<//>`}>
    ${fault ? html`<p class="bad" role="alert">${fault}</p>` : html`<p role="status" class="num">${t('lists.reading', { n: count })}</p>`}
  <//>`
}

/** @param {string} list @param {URLSearchParams} asked @param {(count: number) => void} tell @param {AbortSignal} signal */
async function readAll(list, asked, tell, signal) {
  const rows = []
  const query = new URLSearchParams(asked)
  query.set('limit', '100')
  for (;;) {
    const page = await call('GET', inCompany(`/${list}?${query}`), undefined, { signal })
    rows.push(...page.items)
    tell(rows.length)
    if (!page.next || rows.length >= MOST) return { rows, cut: Boolean(page.next) }
    query.set('after', page.next)
  }
}
