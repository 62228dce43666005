// The life of a form: its values, its one key, what the server refused and where.
import { useEffect, useRef, useState } from '../vendor/preact.js'
import { Broken, newKey, Refused } from '../core/api.js'
import { sentence, t } from '../core/i18n.js'
import { guardLeaving } from '../core/router.js'
import { confirm, toast } from './overlay.js'

/** @typedef {{ field: string, text: string, href?: string }} Wrong */

/** A fault as the lines of a summary. @param {unknown} fault @returns {Wrong[]} */
export function wrongsOf(fault) {
  if (fault instanceof Refused && fault.fields.length) return fault.fields.map((refusal) => ({ field: refusal.field, text: sentence(refusal) }))
  if (fault instanceof Refused) return [{ field: '', text: sentence(fault) }]
  const reference = fault instanceof Broken && fault.reference ? ` (${t('reference')} ${fault.reference.slice(0, 8)})` : ''
  return [{ field: '', text: t(navigator.onLine ? 'broken' : 'offline_act') + reference }]
}

/** Asks before what was typed is lost. */
export const askToLeave = () => confirm({ title: t('leave_title'), text: t('leave_text'), action: t('leave'), cancel: t('keep_typing') })

/** Runs an act; what stops it is said in a toast. @param {() => Promise<unknown>} act */
export async function attempt(act) {
  try {
    await act()
  } catch (fault) {
    toast(wrongsOf(fault)[0]?.text ?? t('broken'), { tone: 'bad', stay: 9000 })
  }
}

/**
 * @template {Record<string, any>} T
 * @param {{ initial: T, check?: (values: T) => Wrong[], save: (values: T, key: string) => Promise<unknown>, guard?: () => Promise<boolean> }} plan
 * `guard` is asked before a changed form is left.
 */
export function useForm({ initial, check, save, guard }) {
  const [values, setValues] = useState(initial)
  const [errors, setErrors] = useState(/** @type {Wrong[]} */ ([]))
  const [busy, setBusy] = useState(false)
  const [changed, setChanged] = useState(false)
  const key = useRef(newKey())
  useEffect(() => {
    if (!guard || !changed) return
    guardLeaving(guard)
    return () => guardLeaving(null)
  }, [changed])

  const set = (/** @type {Partial<T>} */ some) => {
    setValues((now) => ({ ...now, ...some }))
    setChanged(true)
    const touched = Object.keys(some)
    if (errors.some(({ field }) => touched.includes(field))) setErrors(errors.filter(({ field }) => !touched.includes(field)))
  }
  const submit = async (/** @type {Event | undefined} */ event) => {
    event?.preventDefault()
    if (busy) return
    const wrong = check?.(values) ?? []
    setErrors(wrong)
    if (wrong.length) return
    setBusy(true)
    try {
      await save(values, key.current)
      setChanged(false)
      key.current = newKey()
    } catch (fault) {
      setErrors(wrongsOf(fault))
    } finally {
      setBusy(false)
    }
  }
  /** What a text field of this name needs. @param {keyof T & string} name */
  const field = (name) => ({ name, value: values[name], onInput: (/** @type {any} */ value) => set(/** @type {any} */ ({ [name]: value })), error: errorOf(name) })
  const errorOf = (/** @type {string} */ name) => errors.find(({ field }) => field === name)?.text
  const reset = (/** @type {T} */ to) => {
    setValues(to)
    setErrors([])
    setChanged(false)
  }
  return { values, set, field, errors, setErrors, errorOf, submit, busy, changed, reset }
}
